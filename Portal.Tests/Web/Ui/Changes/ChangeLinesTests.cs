using Portal.Web.Ui.Changes;

namespace Portal.Tests.Web.Ui.Changes;

/// <summary>What the audit log keeps as JSON is read as what was and what is.</summary>
public sealed class ChangeLinesTests
{
    [Fact]
    public void Of_settings_within_only_what_changed_is_said()
    {
        var lines = Say(
            """{"schedule":{"kind":"Interval","every":"00:05:00","zone":"UTC","runsByItself":true},"mapping":"{\"mode\":\"Full\",\"fields\":[{\"to\":\"name\",\"from\":\"title\",\"steps\":[]}]}"}""",
            """{"schedule":{"kind":"Interval","every":"1.00:00:00","zone":"UTC","runsByItself":true},"mapping":"{\"mode\":\"Full\",\"fields\":[{\"to\":\"name\",\"from\":\"title_v2\",\"steps\":[{\"step\":\"trim\"}]}]}"}""");

        Assert.Equal(["schedule, every: 5m > 1d", "mapping, fields, name, from: title > title_v2", "mapping, fields, name, steps, 1, step:  > trim"], lines);
    }

    [Fact]
    public void Of_what_is_new_nothing_is_said_that_is_not_so_or_that_nobody_understands() => Assert.Equal(
        ["name:  > Changes", "key:  > id, year", "sweeps:  > yes", "paused at:  > 23 November 2026, 08:25:36 (UTC)"],
        Say(null, """{"id":7,"streamId":6,"name":"Changes","key":["id","year"],"sweeps":true,"disabled":false,"why":"","owner":null,"tags":[],"pausedAt":"2026-11-23T08:25:36.2284141+00:00","createdAt":"2026-11-23T08:25:36+00:00"}"""));

    [Fact]
    public void The_parts_of_a_list_are_told_apart_by_what_they_are_called() => Assert.Equal(
        ["fields, name, from:  > title", "headers, 1, name:  > X-Key"],
        Say(null, """{"fields":[{"to":"name","from":"title","steps":[]}],"headers":[{"name":"X-Key"}]}"""));

    [Fact]
    public void Two_parts_of_a_list_that_are_called_the_same_are_both_said() => Assert.Equal(
        ["headers, X-Key, value: a > c", "headers, X-Key (2), value: b > d"],
        Say("""{"headers":[{"name":"X-Key","value":"a"},{"name":"X-Key","value":"b"}]}""", """{"headers":[{"name":"X-Key","value":"c"},{"name":"X-Key","value":"d"}]}"""));

    [Fact]
    public void What_people_named_themselves_is_said_as_they_wrote_it_whatever_it_is_called() => Assert.Equal(
        ["field promises, id: 1h > 2h", "table, DE: no > yes", "table, N:  > no"],
        Say("""{"fieldPromises":{"id":"01:00:00"},"table":{"DE":"no"}}""", """{"fieldPromises":{"id":"02:00:00"},"table":{"DE":"yes","N":"no"}}"""));

    [Fact]
    public void What_is_no_longer_so_is_said() => Assert.Equal(["sweeps: yes > no", "why: It moves. > "], Say("""{"sweeps":true,"why":"It moves."}""", """{"sweeps":false,"why":null}"""));

    [Fact]
    public void What_only_looks_like_JSON_or_like_a_time_is_said_as_it_is() =>
        Assert.Equal(["body:  > {since}", "times:  > 06:00, 18:30", "version:  > 2024-10-01"], Say(null, """{"body":"{since}","times":"06:00, 18:30","version":"2024-10-01"}"""));

    static IEnumerable<string> Say(string? before, string? after) => ChangeLines.Of(before, after, TimeZoneInfo.Utc).Select(line => $"{line.Name}: {line.Before} > {line.After}");
}
