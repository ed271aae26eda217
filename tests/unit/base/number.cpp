#include "base/number.h"

#include <doctest/doctest.h>

#include <vector>

namespace kneecheck {
namespace {

struct Good {
  std::string_view text;
  std::int64_t millionths;
};

TEST_CASE("decimals are read exactly") {
  for (const Good& one : std::vector<Good>{{"0", 0},
                                           {"-0", 0},
                                           {"12", 12'000'000},
                                           {"5.5", 5'500'000},
                                           {"-1.25", -1'250'000},
                                           {"0.1", 100'000},
                                           {"1e3", 1'000'000'000},
                                           {"1E+3", 1'000'000'000},
                                           {"25e-1", 2'500'000},
                                           {"1e-6", 1},
                                           {"1e-7", 0},
                                           {"0.0000019", 1},
                                           {"-0.0000019", -1},
                                           {"0e999", 0},
                                           {"0.000000000000001e15", 1'000'000},
                                           {"1e-99999999999999999999", 0},
                                           {"999999999999", 999'999'999'999'000'000},
                                           {"999999999999.999999", 999'999'999'999'999'999}}) {
    CAPTURE(one.text);
    CHECK(parse_decimal(one.text) == one.millionths);
  }
}

TEST_CASE("what is not plainly a decimal is refused") {
  for (const std::string_view text :
       {"",        "-",    "010",   "-01", "0x10", "nan", "inf",           "1e999",
        "1e12",    "12 ",  " 12",   "+5",  "5.",   ".5",  "-.5",           "1e",
        "1e+",     "1.e3", "1_000", "1,5", "12a",  "--1", "1000000000000", "1e99999999999999999999",
        "\xC2\xBD"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text).has_value());
  }
}

TEST_CASE("numbers of JSON, however large") {
  for (const std::string_view text :
       {"0", "-0", "12", "1.50", "1e3", "1E-3", "-1.5e+7", "123456789012345678901234567890"})
    CHECK_MESSAGE(is_json_number(text), text);
  for (const std::string_view text :
       {"", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x10", "1 ", " 1", "NaN", "1.2.3", "1e5.0"})
    CHECK_FALSE_MESSAGE(is_json_number(text), text);
}

TEST_CASE("whole numbers have neither point nor exponent") {
  CHECK(parse_whole("0") == 0);
  CHECK(parse_whole("-0") == 0);
  CHECK(parse_whole("-12") == -12);
  CHECK(parse_whole("999999999999") == 999'999'999'999);
  for (const std::string_view text :
       {"", "010", "0x10", "1.0", "1e3", "12 ", "+5", "5.", ".5", "1000000000000", "nan", "yes"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_whole(text).has_value());
  }
}

TEST_CASE("decimals are written as short as possible and read back the same") {
  CHECK(decimal_text(0) == "0");
  CHECK(decimal_text(5'500'000) == "5.5");
  CHECK(decimal_text(3'000'000) == "3");
  CHECK(decimal_text(-250'000) == "-0.25");
  CHECK(decimal_text(1) == "0.000001");
  CHECK(decimal_text(INT64_MIN) == "-9223372036854.775808");
  for (std::int64_t value = -2'000'000; value <= 2'000'000; value += 99'991)
    CHECK(parse_decimal(decimal_text(value)) == value);
}

TEST_CASE("halves go to the even neighbour") {
  struct Row {
    std::int64_t numerator, denominator, rounded;
  };
  for (const Row& row : std::vector<Row>{{0, 3, 0},
                                         {1, 2, 0},
                                         {3, 2, 2},
                                         {5, 2, 2},
                                         {7, 2, 4},
                                         {1, 3, 0},
                                         {2, 3, 1},
                                         {9, 10, 1},
                                         {25, 10, 2},
                                         {26, 10, 3},
                                         {7, 1, 7}}) {
    CAPTURE(row.numerator);
    CHECK(round_half_even(row.numerator, row.denominator) == row.rounded);
  }
  CHECK(round_half_even(INT64_MAX, INT64_MAX) == 1);
  CHECK(ceil_div(7, 2) == 4);
  CHECK(ceil_div(8, 2) == 4);
}

}  // namespace
}  // namespace kneecheck
