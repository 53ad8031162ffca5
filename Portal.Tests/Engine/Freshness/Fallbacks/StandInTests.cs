using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Freshness.Watching;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Workflows;
using Portal.Engine.Workflows.Gates;

namespace Portal.Tests.Engine.Freshness.Fallbacks;

/// <summary>What stands in for what, as far as streams can tell; and that no gate opens by it.</summary>
public sealed class StandInTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    static readonly StreamFallback ByLedger = new() { Kind = FallbackKind.NamedStream, StreamId = 2 };

    [Fact]
    public void A_gate_stays_as_it_is_while_something_stands_in_and_says_what_and_how_old()
    {
        var now = new FreshnessNow([Books(ByLedger, "total", "number"), Ledger(10, "total")], Noon);
        var workflow = new Workflow { Id = 1, Name = "pay", Label = "Pay", Needs = [new Need(7, "total"), new Need(7, "number")], CreatedAt = Noon };

        var gate = Gate.At(workflow, now, Noon);

        Assert.Equal((Reaction.Pause, 0, 2), (gate.Says, gate.Fresh, gate.Lacks.Count));
        Assert.Equal(["number ", "total Ledger"], gate.Lacks.Select(lack => $"{lack.Need.Field} {lack.StandIn?.Plan.SourceName}").Order(StringComparer.Ordinal));
        var why = GateWords.Why(gate, workflow, new Dictionary<long, string> { [7] = "Invoice" });
        Assert.Contains("total of Invoice from Books (Invoices) has been stale since 2026-03-02 11:00:00 UTC, and is as of 2026-03-02 10:00:00 UTC; where Ledger (Invoices) says something, that is served meanwhile, as of 2026-03-02 11:50:00 UTC", why, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_workflow_alone_calls_stale_is_served_as_it_is()
    {
        var now = new FreshnessNow([Books(ByLedger, "total"), Ledger(10, "total")], Noon.AddHours(-1.5));
        var workflow = new Workflow { Id = 1, Name = "pay", Label = "Pay", Needs = [new Need(7, "total") { Tolerance = TimeSpan.FromMinutes(5) }], CreatedAt = Noon };

        var lack = Assert.Single(Gate.At(workflow, now, Noon.AddHours(-1.5)).Lacks, lack => lack.Stream?.Id == 1);

        Assert.Equal((Verdict.Stale, null), (lack.Finding.Verdict, lack.StandIn));
    }

    [Fact]
    public void In_use_is_told_field_by_field_with_why_others_are_kept()
    {
        var books = Books(ByLedger, "total", "number");
        var used = FallbackInUse.Of(new([books, Ledger(10, "total", "owner")], Noon), books, Noon)!;
        Assert.Equal((FallbackKind.NamedStream, Noon.AddHours(-1)), (used.Kind, used.Since));
        Assert.Equal(["total"], used.Fields);
        Assert.Equal([("number", (Absence?)Absence.NotBrought)], used.Kept);
        Assert.Equal("Ledger", Assert.Single(used.Streams).Plan.SourceName);

        Assert.Null(FallbackInUse.Of(new([books, Ledger(10, "total")], Noon), books, Noon.AddHours(-1)));
        Assert.Equal(Absence.Stale, Why(Ledger(61, "total", "number")));
        Assert.Equal(Absence.Older, Why(Ledger(121, tolerance: 1000, "total", "number")));
        Assert.Equal(Absence.Older, Why(Ledger(null, tolerance: 1000, "total", "number")));
        Assert.Equal(Absence.Gone, FallbackInUse.Of(new([books], Noon), books, Noon)!.Kept[0].Why);

        var kept = Books(new() { Kind = FallbackKind.LastGoodCopy }, "total");
        Assert.Equal(("total", null), Assert.Single(FallbackInUse.Of(new([kept, Ledger(10, "total")], Noon), kept, Noon)!.Kept));

        Absence? Why(WatchedStream ledger) => FallbackInUse.Of(new([books, ledger], Noon), books, Noon)!.Kept[0].Why;
    }

    [Fact]
    public void Unless_told_otherwise_whoever_is_not_stale_stands_in()
    {
        var books = Books(new(), "total", "number");
        var used = FallbackInUse.Of(new([books, Ledger(10, "total")], Noon), books, Noon)!;
        Assert.Equal((FallbackKind.NextBest, "total"), (used.Kind, Assert.Single(used.Fields)));
        Assert.Null(FallbackInUse.Of(new([books, Ledger(61, "total")], Noon), books, Noon));
        Assert.Null(FallbackInUse.Of(new([books, Ledger(10, "owner")], Noon), books, Noon));
    }

    /// <summary>Read two hours ago, and stale for one.</summary>
    static WatchedStream Books(StreamFallback fallback, params string[] brings) => Stream(1, "Books", 120, 60, fallback, brings);

    static WatchedStream Ledger(int? minutes, params string[] brings) => Ledger(minutes, 60, brings);

    static WatchedStream Ledger(int? minutes, int tolerance, params string[] brings) => Stream(2, "Ledger", minutes, tolerance, new(), brings);

    static WatchedStream Stream(long id, string source, int? minutes, int tolerance, StreamFallback fallback, string[] brings)
    {
        var begun = minutes is { } ago ? Noon.AddMinutes(-ago) : (DateTimeOffset?)null;
        var feed = new FeedFacts { Feed = id, CreatedAt = Noon.AddDays(-1), ScheduledAt = Noon.AddDays(-1), Begun = begun, Verified = begun, Since = begun };
        var plan = new StreamPlan(id, "Invoices", id, source, 7, new Promise { Tolerance = TimeSpan.FromMinutes(tolerance) }, new Dictionary<string, Promise>(), new HashSet<string>(brings), [feed]) { Fallback = fallback };
        return new WatchedStream(plan, new StreamFacts(id, [feed]));
    }
}
