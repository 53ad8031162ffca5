using Bunit;
using Portal.Engine.Entities;
using Portal.Engine.People;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Engine.Sources.Signs;
using Portal.Engine.Store;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Engine.Sync.Running;
using Portal.Engine.Sync.Runs;
using Portal.Web;
using Portal.Web.Features.Sources.Drifting;
using Portal.Web.Features.Sources.Waiting;
using IElement = AngleSharp.Dom.IElement;
using Stream = Portal.Engine.Sources.Stream;

namespace Portal.Tests.Web.Features.Sources.Waiting;

/// <summary>What somebody must do stands before and apart from what the portal mends by itself.</summary>
public sealed class WhatWaitsTests : Stage
{
    static readonly Source Crm = new() { Id = 3, Name = "CRM", Environment = SourceEnvironment.Production, Address = new("https://crm.example.com"), Auth = new SourceAuth(), CreatedAt = default };

    [Fact]
    public void Nothing_stands_there_while_all_is_well() => Assert.Empty(Show([Stream(1, "Deals", RunState.Succeeded, null), Stream(2, "Tickets", RunState.Running, null)]).Markup.Trim());

    [Fact]
    public void One_of_each_stands_where_it_belongs_the_gravest_first_with_who_must_act_and_where()
    {
        var shown = Show(
            [
                Paused(Stream(1, "Accounts", RunState.Succeeded, null)),
                Stream(2, "Bills", RunState.Failed, Who.Owner, "The token was revoked. Reconnect."),
                Stream(3, "Calls", RunState.Failed, Who.Source, "CRM is in trouble (503)."),
                Stream(4, "Deals", RunState.Failed, Who.Us, "It broke."),
                Stream(5, "Emails", RunState.Doubtful, Who.Owner, "It read nothing."),
                Stream(6, "Forms", RunState.Succeeded, Who.Owner, held: 22),
                Stream(7, "Goals", RunState.Succeeded, Who.Owner, waiting: 1),
                Stream(8, "Hints", RunState.Failed, Who.Nobody, "CRM is asked more often than it allows (429). It goes on by itself."),
                Stream(9, "Items", RunState.Succeeded, null),
            ],
            now => now with { Drifts = new DriftsNow(null, [Drift(9)]) });

        Assert.Equal("Action required (7)", shown.Find("#action-required").TextContent);
        Assert.Equal(
            ["The last run failed Ada Stone must act", "The last run failed Whoever runs CRM must act", "The last run failed Whoever makes the portal must act", "The last run read too little to be relied on Ada Stone must act", "Removals wait for a decision Ada Stone must act", "Rows wait in quarantine Ada Stone must act", "Rows are not what they were Ada Stone must act"],
            Titles(shown, "action-required"));
        Assert.StartsWith("The token was revoked. Reconnect. Tried again in 5 min", Line(Items(shown, "action-required")[0].QuerySelectorAll("p")[1]), StringComparison.Ordinal);
        Assert.Equal("Bills · Settings of the source", Line(Items(shown, "action-required")[0].QuerySelector("p.small")!));
        Assert.Equal(($"{Urls.Source(3, "Bills")}#feed-2", "feed-2"), Link(Items(shown, "action-required")[0]));
        Assert.Equal((Urls.Quarantine(3, 7), null), Link(Items(shown, "action-required")[5]));
        Assert.Equal(($"{Urls.Source(3, "Items")}#stream-9", "stream-9"), Link(Items(shown, "action-required")[6]));
        Assert.Equal("Paused (1)", shown.Find("#paused-here").TextContent);
        Assert.Equal(["Paused"], Titles(shown, "paused-here"));
        Assert.Equal("Bea paused it: It moves. It runs by its schedule again when somebody resumes it.", Line(Items(shown, "paused-here")[0].QuerySelectorAll("p")[1]));

        Assert.Equal("It heals by itself (1)", shown.Find("#heals-by-itself").TextContent);
        Assert.Equal(["The last run was put off"], Titles(shown, "heals-by-itself"));
        Assert.Contains("Tried again in 5 min", Line(Items(shown, "heals-by-itself")[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("Settings", Items(shown, "heals-by-itself")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_is_no_more_asked_for_while_it_is_tried_again_and_what_waits_for_a_decision_is()
    {
        StreamOnBoard[] streams = [Stream(1, "Deals", RunState.Failed, Who.Owner, held: 3), Stream(2, "Tickets", RunState.Failed, Who.Source)];
        Assert.Equal(3, Items(Show(streams), "action-required").Count);

        var shown = Show(streams, now => now with { Running = [new RunProgress(7, 1, 3, default, default, 2, default)] });

        Assert.Equal(["The last run failed Whoever runs CRM must act", "Removals wait for a decision Ada Stone must act"], Titles(shown, "action-required"));
    }

    [Fact]
    public void What_nothing_runs_does_not_heal_by_itself()
    {
        var asked = Stream(1, "Asked", RunState.Failed, Who.Nobody, "It goes on by itself.");
        asked.Feeds[0].Feed.Schedule = Schedule.WhenAsked;
        var shown = Show([asked, Paused(Stream(2, "Paused", RunState.Failed, Who.Nobody, "It goes on by itself."))]);

        Assert.Empty(shown.FindAll("#heals-by-itself"));
        Assert.Equal(["The last run failed Ada Stone must act"], Titles(shown, "action-required").Distinct());
        Assert.Equal(["Paused"], Titles(shown, "paused-here"));
        Assert.Contains(Items(shown, "action-required"), one => one.TextContent.Contains("But it has no schedule, so it goes on when somebody syncs it.", StringComparison.Ordinal));
        Assert.DoesNotContain("Tried again", shown.Markup, StringComparison.Ordinal);
        // No setting of the source would help.
        Assert.DoesNotContain("Settings of the source", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void One_outage_of_200_streams_is_one_thing_that_names_a_few_of_them()
    {
        var shown = Show([.. Enumerable.Range(1, 200).Select(i => Stream(i, $"S{i:000}", RunState.Failed, Who.Source, $"CRM did not answer, {i}."))], unseen: 40);

        Assert.Equal("Action required (1)", shown.Find("#action-required").TextContent);
        Assert.Contains("CRM did not answer, 200.", shown.Markup, StringComparison.Ordinal);
        Assert.Equal("S001, S002, S003, S004 and 196 more", Line(shown.Find("p.small")));
        Assert.Equal("40 more streams of it wait for somebody.", shown.Find(".waits-more").TextContent);
    }

    [Fact]
    public void Of_200_different_things_some_are_shown_and_the_others_counted()
    {
        var shown = Show([.. Enumerable.Range(1, 200).Select(i => Stream(i, $"S{i:000}", RunState.Failed, Who.Owner, $"Field {i} is gone."))]);

        Assert.Equal("Action required (200)", shown.Find("#action-required").TextContent);
        Assert.Equal(9, shown.FindAll("li").Count);
        Assert.Equal("and 192 more, at the streams below", shown.FindAll("li")[8].TextContent);
    }

    [Fact]
    public void While_calls_are_held_back_that_stands_for_the_runs_that_it_failed()
    {
        var outage = Stream(1, "Deals", RunState.Failed, Who.Source, "It failed 5 times in a row and is left alone until 12:00:00 UTC.");
        var spared = Show([outage], now => now with { Calls = Calls(BreakerPosition.Open) });
        Assert.Equal(["CRM is spared after it failed again and again Whoever runs CRM must act"], Titles(spared, "action-required"));
        Assert.Equal("It is tried once in 30 s, or at once when somebody asks for a run, and goes on by itself if that goes well.", Line(spared.FindAll("li p")[1]));
        Assert.Equal("Deals", Line(spared.Find("p.small")));
        Assert.Equal(["CRM is spared after it failed again and again Whoever runs CRM must act"], Titles(Show([], now => now with { Calls = Calls(BreakerPosition.Open) }), "action-required"));

        Assert.Equal(["CRM failed again and again"], Titles(Show([], now => now with { Calls = Calls(BreakerPosition.HalfOpen) }), "heals-by-itself"));

        var limited = Show([Stream(1, "Deals", RunState.Failed, Who.Nobody, "Too often.")], now => now with { Calls = Calls(BreakerPosition.Closed, Clock.GetUtcNow().AddSeconds(9)) });
        Assert.Equal("CRM asked to be left alone It goes on by itself in 9 s. Deals", Whole(limited.Find("li")));
        Assert.Empty(Show([], now => now with { Calls = Calls(BreakerPosition.Closed, Clock.GetUtcNow()) }).Markup.Trim());
    }

    [Fact]
    public void A_call_that_is_tried_again_heals_by_itself()
    {
        var retry = new RunProgress(7, 1, 3, default, default, 2, default) { Retry = new CallRetry(2, 6, "CRM is in trouble (503).", Clock.GetUtcNow().AddSeconds(7)) };

        var shown = Show([Stream(1, "Deals", RunState.Running, null)], now => now with { Running = [retry, retry with { Feed = 2, Retry = null }] });

        Assert.Equal("A call that went wrong is tried again CRM is in trouble (503). Attempt 2 of 6 begins in 7 s. Deals", Whole(shown.Find("li")));
        Assert.Empty(shown.FindAll("#action-required"));
    }

    [Theory]
    [InlineData(Role.Admin, "What it says about that · Settings of the source")]
    [InlineData(Role.Manager, "What it says about that")]
    public void What_the_api_says_of_its_end_leads_an_admin_to_the_settings_and_a_manager_only_to_what_it_says(Role role, string said)
    {
        var sign = new ApiSign { SourceId = 3, IsDeprecated = true, Link = "https://crm.example.com/end", NoticedAt = default };
        Assert.Equal(said, Line(Show([], now => now with { Drifts = new DriftsNow(sign, []) }, role: role).Find("p.small")));
    }

    IRenderedComponent<WhatWaits> Show(IReadOnlyList<StreamOnBoard> streams, Func<SourceNow, SourceNow>? with = null, int unseen = 0, Role role = Role.Admin)
    {
        SignIn(role);
        var now = new SourceNow(Crm, streams, Clock.GetUtcNow())
        {
            Names = [.. streams.Select(stream => new StreamInBrief(stream.Stream.Id, stream.Stream.Name, 0, false))],
            Next = feed => feed.Schedule.RunsByItself ? Clock.GetUtcNow().AddMinutes(5) : null,
        };
        return Render<WhatWaits>(set => set.Add(it => it.Of, Matters.Of(with is null ? now : with(now))).Add(it => it.Source, Crm).Add(it => it.Owner, "Ada Stone").Add(it => it.Unseen, unseen));
    }

    SourceState Calls(BreakerPosition position, DateTimeOffset? until = null) => new("CRM", new BreakerState(position, 5, position == BreakerPosition.Open ? Clock.GetUtcNow().AddSeconds(30) : null), new BudgetState(0, null, until), []);

    static StreamOnBoard Paused(StreamOnBoard stream)
    {
        var feed = stream.Feeds[0].Feed;
        (feed.PausedBy, feed.PausedWhy, feed.PausedAt) = ("Bea", "It moves.", default(DateTimeOffset));
        return stream;
    }

    static StreamOnBoard Stream(long id, string name, RunState state, Who? who, string message = "It is so.", long held = 0, long waiting = 0)
    {
        var feed = new Feed { Id = id, StreamId = id, Name = "Changes", Connector = "rest", Settings = "{}", Mapping = "{}", CreatedAt = default, ScheduledAt = default, Schedule = Schedule.Each(TimeSpan.FromMinutes(5)) };
        return new(
            new Stream { Id = id, SourceId = 3, Name = name, EntityId = 1, CreatedAt = default },
            new Entity { Id = 1, Name = "thing", Label = "Thing", Kind = EntityKind.Keyed, Fields = [], CreatedAt = default },
            0,
            [new FeedOnBoard(feed, new FeedStanding(id, id, 1, false, false, null, null, waiting, held, 1, default, Portal.Engine.Connectors.Cursor.Start), new Run { Id = id, FeedId = id, StreamId = id, Trigger = RunTrigger.Schedule, StartedAt = default, State = state, Who = who, Message = message })]);
    }

    static Drift Drift(long stream) => new() { Id = 1, FeedId = stream, StreamId = stream, OpenedAt = default, UpdatedAt = default, Mapping = "{}" };

    static IReadOnlyList<IElement> Items(IRenderedComponent<WhatWaits> shown, string section) => [.. shown.FindAll($"section[aria-labelledby={section}] li")];

    static IEnumerable<string> Titles(IRenderedComponent<WhatWaits> shown, string section) => Items(shown, section).Select(item => Line(item.QuerySelector("p")!));

    static (string?, string?) Link(IElement item) => item.QuerySelector("a") is { } link ? (link.GetAttribute("href"), link.GetAttribute("data-jump")) : default;

    static string Whole(IElement item) => string.Join(' ', item.QuerySelectorAll("p").Select(Line));

    static string Line(IElement of) => string.Join(' ', of.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);
}
