namespace Portal.Web.Platform.Metrics;

/// <summary>How many values were at most so large, for each bound; each bucket holds those below it too.</summary>
sealed class HistogramSeries(double[] bounds) : Series
{
    readonly long[] _counts = new long[bounds.Length + 1];
    double _sum;

    protected override void Take(double value)
    {
        if (double.IsNaN(value)) return;
        var bucket = Array.BinarySearch(bounds, value);
        _counts[bucket < 0 ? ~bucket : bucket]++;
        _sum += value;
    }

    protected override void Tell(Action<string, string, double> line)
    {
        var count = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            count += _counts[i];
            var bound = i < bounds.Length ? bounds[i] : double.PositiveInfinity;
            line("_bucket", $"le=\"{PrometheusNames.Number(bound)}\"", count);
        }

        line("_sum", "", _sum);
        line("_count", "", count);
    }
}
