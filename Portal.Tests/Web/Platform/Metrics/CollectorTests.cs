using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Platform.Metrics;

namespace Portal.Tests.Web.Platform.Metrics;

public sealed class CollectorTests : IAsyncLifetime
{
    readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    readonly Collector _collector;
    readonly Meter _meter;

    public CollectorTests()
    {
        var factory = _services.GetRequiredService<IMeterFactory>();
        _collector = new Collector(factory, NullLogger<Collector>.Instance);
        _meter = factory.Create("Portal.Test");
    }

    [Fact]
    public void A_counter_is_a_total_with_its_help_its_type_and_a_line_for_each_set_of_labels()
    {
        var runs = _meter.CreateCounter<long>("portal.runs", "{run}", "Runs that ended.\nWith \\ in it.");
        runs.Add(2, new("status", "ok"), new("feed", "a"));
        runs.Add(3, new("feed", "a"), new("status", "ok"));
        runs.Add(1, new("feed", "b"), new("status", "failed"));

        Assert.Equal("""
            # HELP portal_runs_total Runs that ended.\nWith \\ in it.
            # TYPE portal_runs_total counter
            portal_runs_total{feed="a",status="ok"} 5
            portal_runs_total{feed="b",status="failed"} 1
            """, Told("portal_runs"));
    }

    [Fact]
    public void A_histogram_counts_into_every_bucket_at_or_above_the_value_by_the_advised_bounds()
    {
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] };
        var duration = _meter.CreateHistogram("portal.duration", "s", null, null, advice);
        duration.Record(0.05);
        duration.Record(0.1);
        duration.Record(0.5, new KeyValuePair<string, object?>("kind", "pull"));
        duration.Record(7);

        Assert.Equal("""
            # TYPE portal_duration_seconds histogram
            portal_duration_seconds_bucket{le="0.1"} 2
            portal_duration_seconds_bucket{le="1"} 2
            portal_duration_seconds_bucket{le="+Inf"} 3
            portal_duration_seconds_sum 7.15
            portal_duration_seconds_count 3
            portal_duration_seconds_bucket{kind="pull",le="0.1"} 0
            portal_duration_seconds_bucket{kind="pull",le="1"} 1
            portal_duration_seconds_bucket{kind="pull",le="+Inf"} 1
            portal_duration_seconds_sum{kind="pull"} 0.5
            portal_duration_seconds_count{kind="pull"} 1
            """, Told("portal_duration"));
    }

    [Fact]
    public void Up_and_down_is_summed_and_a_gauge_is_what_was_said_last()
    {
        var open = _meter.CreateUpDownCounter<int>("portal.open");
        open.Add(5);
        open.Add(-2);
        var level = _meter.CreateGauge<double>("portal.level", "1");
        level.Record(0.2);
        level.Record(0.25);

        Assert.Equal("""
            # TYPE portal_level_ratio gauge
            portal_level_ratio 0.25
            # TYPE portal_open gauge
            portal_open 3
            """, Told("portal_"));
    }

    [Fact]
    public void What_is_observed_is_asked_at_each_telling_and_what_is_gone_is_not_told_again()
    {
        var queues = new Dictionary<string, long> { ["a"] = 7, ["b"] = 1 };
        _meter.CreateObservableGauge("portal.queue", () => queues.Select(queue => new Measurement<long>(queue.Value, new KeyValuePair<string, object?>("name", queue.Key))));
        _meter.CreateObservableCounter("portal.seen", () => 40L + queues.Count, "By");
        Assert.Equal("""
            # TYPE portal_queue gauge
            portal_queue{name="a"} 7
            portal_queue{name="b"} 1
            # TYPE portal_seen_bytes_total counter
            portal_seen_bytes_total 42
            """, Told("portal_"));

        queues.Remove("a");
        Assert.Equal("""
            # TYPE portal_queue gauge
            portal_queue{name="b"} 1
            # TYPE portal_seen_bytes_total counter
            portal_seen_bytes_total 41
            """, Told("portal_"));
    }

    [Fact]
    public void An_instrument_that_cannot_answer_takes_none_of_the_others_with_it()
    {
        _meter.CreateObservableGauge<int>("portal.broken", Broken);
        _meter.CreateObservableGauge("portal.whole", () => 1);

        Assert.Equal("# TYPE portal_whole gauge\nportal_whole 1", Told("portal_"));
    }

    [Fact]
    public void Label_values_cannot_break_out_of_their_quotes()
    {
        _meter.CreateCounter<int>("portal.odd").Add(1, new KeyValuePair<string, object?>("1st.name", "a\"b\\c\nd"));

        Assert.Equal("# TYPE portal_odd_total counter\nportal_odd_total{_1st_name=\"a\\\"b\\\\c\\nd\"} 1", Told("portal_odd"));
    }

    [Fact]
    public void Series_beyond_the_most_there_may_be_are_counted_together()
    {
        var counter = _meter.CreateCounter<int>("portal.many");
        for (var i = 0; i < Family.MostSeries + 5; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));

        var lines = Told("portal_many").Split('\n');
        Assert.Equal(1 + Family.MostSeries + 1, lines.Length);
        Assert.Contains("portal_many_total{otel_metric_overflow=\"true\"} 5", lines);
    }

    [Fact]
    public void Meters_that_nobody_asked_about_and_those_of_another_portal_are_not_heard()
    {
        using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();
        others.GetRequiredService<IMeterFactory>().Create("Portal.Test").CreateCounter<int>("portal.elsewhere").Add(1);
        _services.GetRequiredService<IMeterFactory>().Create("Somebody.Else").CreateCounter<int>("portal.foreign").Add(1);
        _meter.CreateCounter<int>("portal.ours").Add(1);

        Assert.Equal("# TYPE portal_ours_total counter\nportal_ours_total 1", Told("portal_"));
    }

    [Fact]
    public void One_name_for_two_kinds_tells_only_the_first()
    {
        _meter.CreateGauge<int>("portal.twice").Record(1);
        _meter.CreateHistogram<int>("portal.twice").Record(2);

        Assert.Equal("# TYPE portal_twice gauge\nportal_twice 1", Told("portal_"));
    }

    static int Broken() => throw new InvalidOperationException("no answer");

    public async ValueTask InitializeAsync() => await _collector.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _collector.Dispose();
        return _services.DisposeAsync();
    }

    string Told(string prefix) => string.Join('\n', _collector.Tell().Split('\n').Where(line => line.Contains($" {prefix}") || line.StartsWith(prefix, StringComparison.Ordinal)));
}
