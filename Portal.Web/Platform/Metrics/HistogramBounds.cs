using System.Diagnostics.Metrics;

namespace Portal.Web.Platform.Metrics;

/// <summary>The bounds an instrument advises, or ones that serve for times and for sizes.</summary>
static class HistogramBounds
{
    static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
    static readonly double[] Sizes = [1, 5, 10, 50, 100, 500, 1000, 5000, 10_000, 100_000, 1_000_000];

    public static double[] Of(Instrument instrument)
    {
        var advised = instrument switch
        {
            Instrument<double> { Advice.HistogramBucketBoundaries: { } bounds } => bounds,
            Instrument<long> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(bound => (double)bound),
            Instrument<int> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(bound => (double)bound),
            Instrument<float> { Advice.HistogramBucketBoundaries: { } bounds } => bounds.Select(bound => (double)bound),
            _ => instrument.Unit == "s" ? Seconds : Sizes,
        };
        return [.. advised.Order()];
    }
}
