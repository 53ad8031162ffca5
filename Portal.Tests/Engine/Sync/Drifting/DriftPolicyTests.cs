using Portal.Engine.Audit;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Runs;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Sync.Drifting;

/// <summary>What is done about a drift, by what its stream says.</summary>
public sealed class DriftPolicyTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Renamed(int row) => $$""" "name":"Ada {{row}}","town":"City {{row}}","visits":{{row}} """;

    static string Added(int row) => $"{DriftHouse.Plain(row)},\"email\":\"ada{row}@example.com\"";

    [Theory]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Postgres, false)]
    [InlineData(DatabaseKind.Sqlite, true)]
    public async Task Offer_proposes_what_a_renamed_field_is_called_now_and_changes_nothing_until_somebody_applies_it(DatabaseKind kind, bool sensitive)
    {
        await using var house = await DriftHouse.Open(kind, sensitive: sensitive);
        var before = (await house.Feed()).Mapping;
        await house.Read(DriftHouse.Many, Renamed);

        var drift = (await house.Drift())!;
        var proposal = Assert.Single(drift.Proposals);
        Assert.Equal(("city", "town", "city", true), (proposal.Mapping.To, proposal.Mapping.From, proposal.InPlaceOf, proposal.IsSure));
        Assert.Equal(before, (await house.Feed()).Mapping);

        Assert.Equal(1, (await house.Book.Apply(new Actor(null, "Ada", null), drift.Id, stop: Stop)).Value);
        Assert.Contains("\"town\"", (await house.Feed()).Mapping, StringComparison.Ordinal);
        Assert.Equal(["Ada"], await house.Audited("drift.applied"));
        await house.Read(DriftHouse.Many, row => Renamed(row + 1));
        Assert.Equal((DriftEnd.Applied, "Ada"), Assert.Single(await house.History()) is var ended ? (ended.End!.Value, ended.ClosedBy) : default);
        if (!sensitive) Assert.Equal("City 2", await house.Stored("city"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 0)]
    [InlineData(DatabaseKind.Sqlite, 1)]
    [InlineData(DatabaseKind.Postgres, 1)]
    public async Task What_was_renamed_and_mapped_is_kept_when_it_is_renamed_back(DatabaseKind kind, int meanwhile)
    {
        await using var house = await DriftHouse.Open(kind);
        // So much is known that what is learnt is not written with each run.
        for (var i = 0; i < 10; i++) await house.Read(DriftHouse.Many, DriftHouse.Plain);
        await house.Read(DriftHouse.Many, Renamed);
        if (meanwhile > 0) await house.Read(meanwhile, Renamed);
        Assert.Equal(1, (await house.Book.Apply(Actor.Portal, (await house.Drift())!.Id, stop: Stop)).Value);
        await house.ReadAtOnce(DriftHouse.Many, Renamed);

        await house.ReadAtOnce(DriftHouse.Many, DriftHouse.Plain);

        Assert.Equal("City 1", await house.Stored("city"));
        var missing = Assert.Single((await house.Drift())!.Changes, change => change.Kind == DriftKind.Missing);
        Assert.Equal(("town", DriftHouse.Many), (missing.Path, (int)missing.Rows));
        Assert.Equal(["city"], missing.Touches);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Apply_maps_by_itself_what_is_plainly_the_same_under_another_name(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind, DriftPolicy.Apply);
        await house.Read(DriftHouse.Many, Renamed);

        Assert.Contains("\"from\":\"town\"", (await house.Feed()).Mapping.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["Portal"], await house.Audited("drift.applied"));
        Assert.Equal((DriftEnd.Applied, "Portal"), Assert.Single(await house.History()) is var ended ? (ended.End!.Value, ended.ClosedBy) : default);
        await house.Read(DriftHouse.Many, row => Renamed(row + 1));
        Assert.Equal("City 2", await house.Stored("city"));
        Assert.Single(await house.History());
    }

    [Fact]
    public async Task Apply_maps_an_added_field_that_it_is_sure_of()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, DriftPolicy.Apply);
        await house.Read(DriftHouse.Many, Added);
        await house.Read(DriftHouse.Many, Added);
        Assert.Equal("ada1@example.com", await house.Stored("email"));
        Assert.Equal(DriftEnd.Applied, Assert.Single(await house.History()).End);
    }

    [Fact]
    public async Task Apply_leaves_alone_what_says_something_else_under_a_like_name()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, DriftPolicy.Apply);
        await house.Read(DriftHouse.Many, row => $$""" "name":"Ada {{row}}","town":"Elsewhere {{row}}","visits":{{row}} """);
        Assert.DoesNotContain("town", (await house.Feed()).Mapping, StringComparison.Ordinal);
        Assert.Equal("City 1", await house.Stored("city"));
        Assert.NotNull(await house.Drift());
        Assert.Empty(await house.Audited("drift.applied"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Apply_leaves_to_a_person_what_says_the_same_in_values_of_few_kinds(bool sensitive)
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, DriftPolicy.Apply, sensitive);
        await house.Read(DriftHouse.Many, row => $$""" "name":"Ada {{row}}","city":"{{(row % 9 == 0 ? "no" : "yes")}}","visits":{{row}} """);
        await house.Read(DriftHouse.Many, row => $$""" "name":"Ada {{row}}","verified":"{{(row % 9 == 0 ? "no" : "yes")}}","visits":{{row}} """);
        Assert.DoesNotContain("verified", (await house.Feed()).Mapping, StringComparison.Ordinal);
        Assert.Equal(("verified", false), Assert.Single((await house.Drift())!.Proposals) is var proposal ? (proposal.Path, proposal.IsSure) : default);
        Assert.Empty(await house.Audited("drift.applied"));
    }

    [Fact]
    public async Task Ask_goes_on_proposes_nothing_and_says_which_fields_are_touched()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, DriftPolicy.Ask);
        await house.Read(DriftHouse.Many, Renamed);
        var drift = (await house.Drift())!;
        Assert.Empty(drift.Proposals);
        Assert.Equal(["city"], drift.Changes.SelectMany(change => change.Touches));
        Assert.Null((await house.Feed()).PausedAt);
        Assert.IsType<NothingProposed>((await house.Book.Apply(Actor.Portal, drift.Id, stop: Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Pause_stops_the_feed_says_who_and_why_and_goes_on_when_somebody_decides(DatabaseKind kind)
    {
        await using var house = await DriftHouse.Open(kind, DriftPolicy.Pause);
        await house.Read(DriftHouse.Many, Renamed);
        var feed = await house.Feed();
        Assert.Equal(("Portal", true), (feed.PausedBy, feed.PausedAt is not null));
        Assert.Contains("city is missing", feed.PausedWhy, StringComparison.Ordinal);

        Assert.Null((await house.Book.Accept(new Actor(null, "Ada", null), (await house.Drift())!.Id, Stop)).Refusal);
        Assert.Null((await house.Feed()).PausedAt);
        Assert.Equal(["Ada"], await house.Audited("feed.resumed"));
    }

    [Fact]
    public async Task A_feed_that_somebody_paused_stays_paused_whatever_is_decided()
    {
        await using var house = await DriftHouse.Open(DatabaseKind.Sqlite, DriftPolicy.Pause);
        Assert.Null((await house.Sync.Get<FeedRegistry>().Pause(new Actor(null, "Kim", null), house.Sync.Feed.Id, "Holidays.", Stop)).Refusal);
        house.Sync.Script.Say(new ScriptedPage($"[{string.Join(',', Enumerable.Range(1, DriftHouse.Many).Select(row => $"{{\"id\":\"{row:00}\",{Renamed(row)}}}"))}]"));
        await house.Sync.Run(everything: true, by: RunTrigger.Person);
        Assert.Null((await house.Book.Accept(Actor.Portal, (await house.Drift())!.Id, Stop)).Refusal);
        Assert.Equal("Kim", (await house.Feed()).PausedBy);
    }
}
