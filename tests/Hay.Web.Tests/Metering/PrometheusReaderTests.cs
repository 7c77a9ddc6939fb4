namespace Hay.Web.Tests.Metering;

public sealed class PrometheusReaderTests
{
    [Fact]
    public void What_is_right_is_read()
    {
        var read = PrometheusReader.Read("# HELP a_total Words.\n# TYPE a_total counter\na_total{b=\"c\\\"d\",e=\"f\"} 3\n# HELP h_seconds W\n# TYPE h_seconds histogram\nh_seconds_bucket{x=\"y\",le=\"0.5\"} 1\nh_seconds_bucket{x=\"y\",le=\"+Inf\"} 2\nh_seconds_sum{x=\"y\"} 1.5\nh_seconds_count{x=\"y\"} 2\n");

        Assert.Equal(3, read.Sum("a_total", "e=\"f\""));
        Assert.Equal(2, read.Sum("h_seconds_count"));
    }

    [Theory]
    [InlineData("# HELP a W\n# TYPE a gauge\na 1", "does not end")]
    [InlineData("# HELP a W\n# TYPE a gauge\n# HELP a W\n", "twice")]
    [InlineData("# HELP a W\n# TYPE a counter\na 1\n", "named as what it is not")]
    [InlineData("# HELP a W\n# TYPE a gauge\nb 1\n", "wrong place")]
    [InlineData("# HELP a W\n# TYPE a gauge\na 1\na 2\n", "twice")]
    [InlineData("# HELP a W\n# TYPE a gauge\na{b=\"1\",b=\"2\"} 1\n", "label twice")]
    [InlineData("# HELP a W\n# TYPE a gauge\na{b=\"c\"d\"} 1\n", "What is this")]
    [InlineData("# HELP a W\n# TYPE a gauge\na one\n", "What is this")]
    [InlineData("# HELP a.b W\n# TYPE a.b gauge\na.b 1\n", "What is this")]
    [InlineData("# HELP a W\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n", "shrink")]
    [InlineData("# HELP a W\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_sum 1\na_count 2\n", "no last bucket")]
    [InlineData("# HELP a W\n# TYPE a histogram\na_bucket{le=\"+Inf\"} 2\na_sum 1\na_count 1\n", "add up")]
    public void What_is_wrong_is_said(string text, string words) =>
        Assert.Contains(words, Assert.Throws<FormatException>(() => PrometheusReader.Read(text)).Message, StringComparison.Ordinal);
}
