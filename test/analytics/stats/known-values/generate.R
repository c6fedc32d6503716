# Writes the known values beside this script. Run inside this folder: Rscript generate.R,
# then prettier --write *.json.
# Base R only. 17 significant digits, so that every double survives the JSON.

number <- function(x) sprintf("%.17g", x)

write_json <- function(file, call, rows) {
  head <- sprintf('{\n  "source": "%s",\n  "call": "%s",\n  "cases": [\n', R.version.string, call)
  cat(head, paste0("    { ", rows, " }", collapse = ",\n"), "\n  ]\n}\n", file = file, sep = "")
}

wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)

# Wilson ----------------------------------------------------------------------------------------
wilson_cases <- list(
  c(0, 1), c(1, 1), c(0, 2), c(1, 2), c(2, 2), c(0, 10), c(9, 10), c(10, 10), c(27, 30),
  c(80, 100), c(85, 100), c(90, 100), c(0, 100), c(100, 100), c(1, 100), c(99, 100),
  c(180, 200), c(450, 500), c(900, 1000), c(8123, 9999), c(499999, 1000000),
  c(0, 10000000), c(1, 10000000), c(9180000, 10000000), c(9999999, 10000000),
  c(10000000, 10000000)
)
rows <- sapply(wilson_cases, function(case) {
  bounds <- wilson(case[1], case[2])
  sprintf('"satisfied": %.0f, "n": %.0f, "lower": %s, "upper": %s',
          case[1], case[2], number(bounds[1]), number(bounds[2]))
})
write_json("wilson-interval.json", "prop.test(satisfied, n, correct = FALSE)$conf.int", rows)

# Newcombe, method 10 ---------------------------------------------------------------------------
newcombe <- function(x1, n1, x2, n2) {
  w1 <- wilson(x1, n1); w2 <- wilson(x2, n2); p1 <- x1 / n1; p2 <- x2 / n2
  c(p1 - p2,
    p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2),
    p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
}
newcombe_cases <- list(
  c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20),
  c(0, 10, 0, 10), c(10, 10, 0, 20), c(10, 10, 0, 10), c(0, 10, 10, 10), c(1, 1, 0, 1),
  c(1, 1, 1, 1), c(90, 100, 80, 100), c(80, 100, 90, 100), c(918, 1000, 905, 1000),
  c(9180000, 10000000, 9170000, 10000000), c(1, 1, 9180000, 10000000)
)
rows <- sapply(newcombe_cases, function(case) {
  result <- do.call(newcombe, as.list(case))
  sprintf(paste('"current": { "satisfied": %.0f, "n": %.0f },',
                '"previous": { "satisfied": %.0f, "n": %.0f },',
                '"difference": %s, "lower": %s, "upper": %s'),
          case[1], case[2], case[3], case[4],
          number(result[1]), number(result[2]), number(result[3]))
})
write_json(
  "newcombe-difference.json",
  paste(
    "w1 <- prop.test(x1, n1, correct = FALSE)$conf.int;",
    "w2 <- prop.test(x2, n2, correct = FALSE)$conf.int; p1 <- x1 / n1; p2 <- x2 / n2;",
    "c(p1 - p2, p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2),",
    "p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))"
  ),
  rows
)

# Mean level ------------------------------------------------------------------------------------
mean_cases <- list(
  c(0, 0, 0, 0, 1), c(1, 0, 0, 0, 0), c(1, 1, 1, 1, 1), c(2, 3, 5, 7, 11),
  c(12, 7, 63, 410, 792), c(100001, 200003, 300007, 4000037, 5400001)
)
rows <- sapply(mean_cases, function(k) {
  mean_level <- weighted.mean(1:5, k)
  sprintf(paste('"counts": { "n1": %.0f, "n2": %.0f, "n3": %.0f, "n4": %.0f, "n5": %.0f },',
                '"mean": %s, "score100": %s'),
          k[1], k[2], k[3], k[4], k[5], number(mean_level), number((mean_level - 1) / 4 * 100))
})
write_json("mean-level.json",
           "weighted.mean(1:5, c(n1, n2, n3, n4, n5)); (mean - 1) / 4 * 100", rows)

# Satisfaction rate -----------------------------------------------------------------------------
rate_cases <- list(c(0, 1), c(1, 1), c(2, 3), c(80, 100), c(1284, 1399), c(9180001, 10000000))
rows <- sapply(rate_cases, function(case) {
  rate <- suppressWarnings(prop.test(case[1], case[2], correct = FALSE)$estimate)
  sprintf('"satisfied": %.0f, "n": %.0f, "rate": %s', case[1], case[2], number(rate))
})
write_json("satisfaction-rate.json", "prop.test(satisfied, n, correct = FALSE)$estimate", rows)
