using Portal.Engine.Forms;
using Portal.Engine.Persistence;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Tests.Running;
using static Portal.Tests.Engine.Sources.SourcesHouse;

namespace Portal.Tests.Engine.Sources;

public sealed class FeedRegistryTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_feed_is_kept_with_its_settings_in_one_spelling(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();

        var feed = (await house.Feeds.Add(Ada, stream.Id, Hourly with { Mapping = """{ "name": "n" }""" }, Stop)).Value;

        var found = (await house.Feeds.Find(feed.Id, Stop))!;
        Assert.Equal(("Hourly", "fake", """{"path":"contacts"}""", """{ "name": "n" }"""), (found.Name, found.Connector, found.Settings, found.Mapping));
        Assert.Equal((Schedule.Each(TimeSpan.FromHours(1)), true, null), (found.Schedule, found.Sweeps, found.PausedAt));

        var draft = FeedDraft.Of(found) with { Name = "On demand", Schedule = Schedule.WhenAsked, Sweeps = false, Settings = """{"path":"people","pageSize":5}""" };
        Assert.Null((await house.Feeds.Change(Ada, feed.Id, draft, Stop)).Refusal);
        Assert.Equal(draft, FeedDraft.Of(Assert.Single(await house.Feeds.List(stream.Id, Stop))));
        Assert.Equal(["feed.added", "feed.changed"], (await house.Audit()).Where(entry => entry.TargetKind == "feed").Select(entry => entry.Action));
        Assert.IsType<NoSuchFeed>((await house.Feeds.Change(Ada, 99, draft, Stop)).Refusal);
        Assert.IsType<NoSuchStream>((await house.Feeds.Add(Ada, 99, draft, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Who_changes_what_they_saw_does_not_undo_what_another_did_meanwhile(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var stream = await house.Contacts();
        var seen = (await house.Feeds.Add(Ada, stream.Id, Hourly, Stop)).Value;
        Assert.Null((await house.Feeds.Change(Ada, seen.Id, FeedDraft.Of(seen) with { Name = "Nightly" }, Stop)).Refusal);

        Assert.IsType<FeedChangedMeanwhile>((await house.Feeds.Change(Ada, seen, FeedDraft.Of(seen) with { Sweeps = !seen.Sweeps }, Stop)).Refusal);

        var now = Assert.Single(await house.Feeds.List(stream.Id, Stop));
        Assert.Equal(("Nightly", seen.Sweeps), (now.Name, now.Sweeps));
        Assert.Null((await house.Feeds.Change(Ada, now, FeedDraft.Of(now) with { Sweeps = !seen.Sweeps }, Stop)).Refusal);
        Assert.Equal(2, (await house.Audit()).Count(entry => entry.Action == "feed.changed"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_with_the_connectors_settings_among_it()
    {
        await using var house = await Open();
        var stream = await house.Contacts();
        var draft = Hourly with { Name = "", Schedule = Schedule.Each(TimeSpan.Zero), Settings = """{ "path": "/contacts", "pageSize": 0, "pagesise": 1 }""", Mapping = "{ planted" };

        var problems = Assert.IsType<SettingsUnfit>((await house.Feeds.Add(Ada, stream.Id, draft, Stop)).Refusal).Problems;

        Assert.Equal(
            [
                "Mapping: This is not JSON: something is wrong in line 1.",
                "Name: Name is needed. For example: Every hour",
                "Schedule.Every: This must be between 1s and 366d.",
                "Settings.PageSize: This must be between 1 and 1000.",
                "Settings.Path: Leave out the slash at its beginning.",
                "Settings.pagesise: There is no such setting. Did you mean pageSize?",
            ],
            problems.Select(problem => $"{problem.Setting}: {problem.Text}").Order(StringComparer.Ordinal));
        Assert.Empty(await house.Feeds.List(stream.Id, Stop));
    }

    [Theory]
    [InlineData("fkae", "{}", "Connector", "There is no such connector. Did you mean fake?")]
    [InlineData("something else", "{}", "Connector", "There is no such connector. Choose one of fake, other, rest.")]
    [InlineData("fake", "{\n  \"path\": planted }", "Settings", "This is not JSON: something is wrong in line 2.")]
    [InlineData("fake", "[]", "Settings", "This must be a group of settings, written as { … }.")]
    public async Task What_cannot_be_read_is_said_in_a_sentence(string connector, string settings, string setting, string says)
    {
        await using var house = await Open();
        var stream = await house.Contacts();
        var refusal = Assert.IsType<SettingsUnfit>((await house.Feeds.Add(Ada, stream.Id, Hourly with { Connector = connector, Settings = settings }, Stop)).Refusal);
        Assert.Equal([new FormProblem(setting, says)], refusal.Problems);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_name_is_given_once_within_its_stream_and_a_connector_stays(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var (stream, other) = (await house.Contacts(), await house.Contacts("Another CRM"));
        var feed = (await house.Feeds.Add(Ada, stream.Id, Hourly, Stop)).Value;
        await house.Feeds.Add(Ada, stream.Id, Hourly with { Name = "Nightly" }, Stop);

        Assert.IsType<FeedNameTaken>((await house.Feeds.Add(Ada, stream.Id, Hourly with { Name = "HOURLY" }, Stop)).Refusal);
        Assert.IsType<FeedNameTaken>((await house.Feeds.Change(Ada, feed.Id, Hourly with { Name = "nightly" }, Stop)).Refusal);
        Assert.Null((await house.Feeds.Add(Ada, other.Id, Hourly, Stop)).Refusal);
        Assert.IsType<FeedKeepsConnector>((await house.Feeds.Change(Ada, feed.Id, Hourly with { Connector = "other" }, Stop)).Refusal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_pause_says_who_and_why_until_it_ends(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var feed = (await house.Feeds.Add(Ada, (await house.Contacts()).Id, Hourly, Stop)).Value;
        var at = house.Clock.GetUtcNow();

        Assert.IsType<PauseWithoutReason>((await house.Feeds.Pause(Ada, feed.Id, " ", Stop)).Refusal);
        Assert.Null((await house.Feeds.Pause(Ada, feed.Id, "The CRM moves house.", Stop)).Refusal);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await house.Feeds.Pause(Ada with { Name = "Bea" }, feed.Id, "I do not like it.", Stop)).Refusal);

        var paused = (await house.Feeds.Find(feed.Id, Stop))!;
        Assert.Equal(("Ada", "The CRM moves house.", at), (paused.PausedBy, paused.PausedWhy, paused.PausedAt));
        Assert.Null((await house.Feeds.Resume(Ada, feed.Id, Stop)).Refusal);
        var resumed = (await house.Feeds.Find(feed.Id, Stop))!;
        Assert.Equal((null, null, null), (resumed.PausedBy, resumed.PausedWhy, resumed.PausedAt));
        Assert.Equal(["feed.added", "feed.paused", "feed.resumed"], (await house.Audit()).Where(entry => entry.TargetKind == "feed").Select(entry => entry.Action));
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task Whoever_resumes_it_may_say_why_and_that_stands_in_the_audit_log_with_why_it_was_paused(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var feed = (await house.Feeds.Add(Ada, (await house.Contacts()).Id, Hourly, Stop)).Value;

        // There is no change with which it could be kept.
        Assert.IsType<ResumedAlready>((await house.Feeds.Resume(Ada, feed.Id, "It was not paused at all.", Stop)).Refusal);
        Assert.Null((await house.Feeds.Resume(Ada, feed.Id, " ", Stop)).Refusal);
        Assert.Null((await house.Feeds.Pause(Ada, feed.Id, "The CRM moves house.", Stop)).Refusal);
        Assert.IsType<ResumeReasonTooLong>((await house.Feeds.Resume(Ada, feed.Id, new string('x', Feed.LongestWhy + 1), Stop)).Refusal);
        Assert.NotNull((await house.Feeds.Find(feed.Id, Stop))!.PausedAt);
        Assert.Null((await house.Feeds.Resume(Ada, feed.Id, " It has moved. ", Stop)).Refusal);

        var resumed = Assert.Single(await house.Audit(), entry => entry.Action == "feed.resumed");
        Assert.Contains("\"pausedWhy\":\"The CRM moves house.\"", resumed.Before, StringComparison.Ordinal);
        Assert.Contains("\"pausedWhy\":null", resumed.After, StringComparison.Ordinal);
        Assert.Contains("\"resumedWhy\":\"It has moved.\"", resumed.After, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(DatabaseKinds))]
    public async Task A_feed_goes_and_other_rooms_are_told(DatabaseKind kind)
    {
        await using var house = await Open(kind);
        var feed = (await house.Feeds.Add(Ada, (await house.Contacts()).Id, Hourly, Stop)).Value;

        Assert.Null((await house.Feeds.Remove(Ada, feed.Id, Stop)).Refusal);

        Assert.Equal(["feed 1"], house.Gone);
        Assert.IsType<NoSuchFeed>((await house.Feeds.Remove(Ada, feed.Id, Stop)).Refusal);
        Assert.NotNull(await house.Streams.Find(feed.StreamId, Stop));
    }
}
