using Portal.Engine.Agents.Use;
using Portal.Engine.Agents.Warnings;

namespace Portal.Tests.Engine.Agents.Warnings;

public sealed class DifferencesTests
{
    /// <summary>A Wednesday, 14:00 UTC.</summary>
    static readonly long Now = Hour.Of(new DateTimeOffset(2026, 3, 18, 14, 0, 0, TimeSpan.Zero));

    static readonly AgentHour Usual = At(Now);

    public static TheoryData<string, AgentHour[], string[]> Hours => new()
    {
        { "as always", [Usual], [] },
        { "twice as much", [At(Now, 200, 620)], [] },
        { "much more records", [At(Now, 100, 12_400)], ["Records: It read 12,400 of customer between 14:00 and 15:00 UTC; it never read more than 310 in an hour."] },
        { "three times as much, which is not much", [At(Now, 290, 500)], [] },
        { "much more requests", [At(Now, 1_000, 310)], ["Requests: It asked 1,000 times between 14:00 and 15:00 UTC; it never asked more than 100 times in an hour."] },
        { "another entity", [Usual, At(Now, 1, 5, "invoice")], ["NewEntity: It read invoice, for the first time in two weeks."] },
        { "much of another entity", [At(Now, 1, 5_000, "invoice")], ["Records: It read 5,000 of invoice between 14:00 and 15:00 UTC; it never read more than 0 in an hour.", "NewEntity: It read invoice, for the first time in two weeks."] },
        { "another field", [With(Usual, fields: ["name", "city", "birthday"])], ["NewFields: It read birthday of customer, for the first time in two weeks."] },
        { "many other fields", [With(Usual, fields: ["a", "b", "c", "d", "e", "f", "g"])], ["NewFields: It read a, b, c, d, e and 2 more of customer, for the first time in two weeks."] },
        { "fewer fields", [With(Usual, fields: ["name"])], [] },
        { "another address", [With(Usual, addresses: ["192.0.2.9", "203.0.113.5"])], ["NewAddress: It came from 203.0.113.5, from where it did not come in the last two weeks."] },
        { "much refused", [With(Usual, refused: 40)], ["Refusals: 40% of what it asked between 14:00 and 15:00 UTC was refused or failed; in the two weeks before it was 0%."] },
        { "little refused", [With(Usual, refused: 19)], [] },
        { "refused a lot of a lot", [At(Now, 250, 310, refused: 49)], [] },
        { "nothing", [], [] },
    };

    [Theory, MemberData(nameof(Hours))]
    public void An_hour_is_told_apart_from_what_is_usual(string what, AgentHour[] now, string[] expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, Judge([.. WorkingDays(13), .. now]));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_new_agent_is_left_alone_on_its_first_days(int days, bool isTold)
    {
        var found = Judge([.. Days(days), At(Now, 100, 50_000)]);

        Assert.Equal(isTold, found.Count > 0);
    }

    [Fact]
    public void What_was_long_ago_is_not_what_is_usual()
    {
        var longAgo = At(Now - (20 * Hour.Day), 100, 12_400);

        Assert.Single(Judge([longAgo, .. WorkingDays(13), At(Now, 100, 12_400)]));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(14, false)]
    [InlineData(15, false)]
    public void An_hour_of_the_day_at_which_it_never_was_is_told(int hour, bool isTold)
    {
        var at = Now - 14 + hour + Hour.Day;

        var found = Differences.In([.. Days(10), With(Usual, at: at)], at);

        Assert.Equal(isTold ? [WarningCause.UnusualHour] : [], found.Select(difference => difference.Cause));
        if (isTold) Assert.Equal("It was at work between 03:00 and 04:00 UTC, at a time of day when it never was in the last two weeks.", found[0].Sentence);
    }

    [Fact]
    public void Who_has_no_usual_hours_yet_has_no_unusual_ones()
    {
        var night = Now + 13;
        Assert.Empty(Differences.In([.. Days(4), With(Usual, at: night)], night));
        // Twice in two weeks is no habit.
        Assert.Empty(Differences.In([With(Usual, at: Now - (13 * Hour.Day)), With(Usual, at: Now - (6 * Hour.Day)), With(Usual, at: night)], night));
    }

    [Fact]
    public void Who_always_comes_from_elsewhere_may_do_so()
    {
        var roaming = Days(10).Select((day, at) => With(day, addresses: [$"192.0.2.{at}"]));

        Assert.Empty(Judge([.. roaming, With(Usual, addresses: ["203.0.113.5"])]));
    }

    [Fact]
    public void Who_is_refused_all_the_time_is_nothing_new() =>
        Assert.Empty(Judge([.. Days(10).Select(day => With(day, refused: 30)), With(Usual, refused: 40)]));

    static IReadOnlyList<string> Judge(AgentHour[] hours) => [.. Differences.In(hours, Now).Select(difference => $"{difference.Cause}: {difference.Sentence}")];

    /// <summary>An hour at 14:00 on each of so many days before.</summary>
    static IEnumerable<AgentHour> Days(int count) => Enumerable.Range(1, count).Select(day => At(Now - (day * Hour.Day), 100, 310));

    static IEnumerable<AgentHour> WorkingDays(int count) => Days(count).Where(day => Hour.Start(day.Hour).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    static AgentHour At(long hour, long requests = 100, long records = 310, string entity = "customer", long refused = 0) => new()
    {
        AgentId = 1,
        Hour = hour,
        Entity = entity,
        Requests = requests,
        Records = records,
        Refused = refused,
        Fields = ["name", "city"],
        Addresses = ["192.0.2.9"],
    };

    static AgentHour With(AgentHour like, long? at = null, long refused = 0, string[]? fields = null, string[]? addresses = null) => new()
    {
        AgentId = 1,
        Hour = at ?? like.Hour,
        Entity = like.Entity,
        Requests = like.Requests,
        Records = like.Records,
        Refused = refused,
        Fields = fields ?? like.Fields,
        Addresses = addresses ?? like.Addresses,
    };
}
