using System.Text.Json;
using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Forms;

public sealed class SettingsReaderTests
{
    const string Everything = """
        {
          "path": "/contacts", "paging": "nextUrl", "parameter": "after", "pageSize": 50, "share": 0.25, "lag": "1h30m", "since": "2026-03-29T03:00:00.5+02:00", "deletes": false,
          "manual": "https://docs.example.com/a", "key": "env:KEY", "body": "a\nb", "fields": ["id", "name"], "headers": { "Accept": "text/csv", "X-One": "1" },
          "window": { "days": 7 }, "filters": [{ "from": "here" }, { "from": "there", "within": { "from": "é" } }]
        }
        """;

    [Fact]
    public void Everything_that_is_written_is_read_and_written_again_as_the_same()
    {
        var read = Good(Everything);

        Assert.Equal((SamplePaging.NextUrl, 50, 0.25, TimeSpan.FromMinutes(90), false), (read.Paging, read.PageSize, read.Share, read.Lag, read.Deletes));
        Assert.Equal(("https://docs.example.com/a", "1", 7), ($"{read.Manual}", read.Headers["X-One"], read.Window!.Days));
        Assert.Equal("é", read.Filters[1].Within!.From);
        var written = SettingsWriter.Write(read);
        Assert.Equal(
            """{"path":"/contacts","paging":"nextUrl","parameter":"after","pageSize":50,"share":0.25,"lag":"1h30m","since":"2026-03-29T01:00:00.5Z","deletes":false,"manual":"https://docs.example.com/a","key":"env:KEY","body":"a\nb","fields":["id","name"],"headers":{"Accept":"text/csv","X-One":"1"},"window":{"days":7},"filters":[{"from":"here"},{"from":"there","within":{"from":"é"}}]}""",
            written);
        Assert.Equal(written, SettingsWriter.Write(Good(written)));
    }

    [Theory]
    [InlineData("""{"path":"\ud800"}""", "Path: This must be a text.")]
    [InlineData("""{"path":"/x","since":"\ud800"}""", "Since: This must be a moment with its zone, such as 2026-03-29T01:00:00Z.")]
    [InlineData("""{"path":"/x","fields":["\ud800"]}""", "Fields[0]: This must be a text.")]
    [InlineData("""{"path":"/x","headers":{"A":"\ud800"}}""", "Headers.A: This must be a text.")]
    [InlineData("""{"path":"/x","\ud800":1}""", "\\ud800: There is no such setting.")]
    public void Half_of_a_letter_is_no_text(string json, string says) =>
        Assert.Contains(Problems(json), problem => $"{problem.Setting}: {problem.Text}".StartsWith(says, StringComparison.Ordinal));

    [Fact]
    public void What_is_the_default_anyway_is_left_out_and_the_order_is_the_forms()
    {
        var read = Good("""{ "PageSize": 100, "lag": "00:05:00", "window": { "days": 30 }, "filters": [], "headers": { "b": "2", "a": "1" }, "deletes": null, "path": "/x" }""");
        Assert.Equal("""{"path":"/x","headers":{"a":"1","b":"2"},"window":{}}""", SettingsWriter.Write(read));
        Assert.Equal(7, read.NoSetting);
    }

    [Fact]
    public void All_problems_are_named_at_once_each_at_its_place()
    {
        var problems = Problems("""
            {
              "pagesize": 5000, "pagging": "cursor", "paging": "cursr", "share": "half", "lag": "soon", "deletes": "yes", "manual": "ftp://x.example.com", "key": 5,
              "fields": ["a", 1, "c", "d"], "headers": { "A": 1 }, "window": { "days": 0 }, "filters": [{ "from": "here", "form": 1 }, 5, {}, { "from": "nowhere" }], "noSetting": 1
            }
            """);

        Assert.Equal(
            [
                "Deletes: This must be true or false.",
                "Fields[1]: This must be a text.",
                "Filters[0].form: There is no such setting. Did you mean from?",
                "Filters[1]: This must be a group of settings, written as { … }.",
                "Filters[2].From: From is needed.",
                "Filters[3].From: There is no such place.",
                "Headers.A: This must be a text.",
                "Key: This must be a text.",
                "Lag: This must be a length of time, such as 00:05:00, 5m or 2h.",
                "Manual: This must be a full address such as https://api.example.com, without a user or a password in it.",
                "PageSize: This must be between 1 and 1000.",
                "Paging: This must be one of none, cursor, nextUrl, pageNumber. Did you mean cursor?",
                "Path: Path is needed. For example: /contacts",
                "Share: This must be a number.",
                "Window.Days: This must be at least 1.",
                "noSetting: There is no such setting. The settings here are path, paging, parameter, place, pageSize, share, lag, since, deletes, manual, key, body, fields, headers, window, filters.",
                "pagging: There is no such setting. Did you mean paging?",
                ": That is too much.",
            ],
            problems.OrderBy(problem => problem.Setting.Length == 0).ThenBy(problem => problem.Setting, StringComparer.Ordinal).Select(problem => $"{problem.Setting}: {problem.Text}"));
    }

    [Theory]
    [InlineData("""{ "path": "/x", "paging": "cursor" }""", "Parameter: Cursor parameter is needed.")]
    [InlineData("""{ "path": "/x", "paging": "cursor", "parameter": " " }""", "Parameter: Cursor parameter is needed.")]
    [InlineData("""{ "path": "/x", "paging": "cursor", "parameter": "next" }""", "Place: Cursor place is needed.")]
    [InlineData("""{ "path": "/x", "path": "/y" }""", "Path: This stands here twice.")]
    [InlineData("""{ "path": "x" }""", "Path: Begin it with a slash.")]
    [InlineData("""{ "path": "/x", "pageSize": 1.5 }""", "PageSize: This must be a whole number.")]
    [InlineData("""{ "path": "/x", "pageSize": 3000000000 }""", "PageSize: This must be a whole number.")]
    [InlineData("""{ "path": "/x", "share": 0.6 }""", "Share: This must be at most 0.5.")]
    [InlineData("""{ "path": "/x", "lag": "25h" }""", "Lag: This must be between 0s and 1d.")]
    [InlineData("""{ "path": "/x", "since": "2026-03-29T01:00:00" }""", "Since: This must be a moment with its zone, such as 2026-03-29T01:00:00Z.")]
    [InlineData("""{ "path": "/x", "lag": "-00:00:01" }""", "Lag: This must be a length of time, such as 00:05:00, 5m or 2h.")]
    [InlineData("""{ "path": "/x", "manual": "https://me:word@x.example.com" }""", "Manual: This must be a full address such as https://api.example.com, without a user or a password in it.")]
    [InlineData("[]", "This must be a group of settings, written as { … }.")]
    public void What_is_wrong_is_said_in_a_sentence(string json, string says)
    {
        var refusal = Assert.IsType<SettingsUnfit>(Read(json).Refusal);
        Assert.Equal(says, refusal.Message);
    }

    [Fact]
    public void What_does_not_count_need_not_be_filled() => Assert.Null(Read("""{ "path": "/x", "paging": "pageNumber", "parameter": "next" }""").Refusal);

    [Fact]
    public void No_value_is_repeated_in_a_problem()
    {
        var problems = Problems("""{ "path": "planted", "paging": "planted", "pageSize": "planted", "lag": "planted", "deletes": "planted", "manual": "planted", "fields": "planted", "headers": "planted", "window": "planted", "filters": "planted" }""");
        Assert.Equal(10, problems.Count);
        Assert.DoesNotContain(problems, problem => problem.Text.Contains("planted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5m", 300)]
    [InlineData("00:05:00", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("1h 30m", 5400)]
    [InlineData("2D", 172800)]
    [InlineData("1.5s", 1.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("0s", 0)]
    [InlineData("1.02:00:00", 93600)]
    public void A_length_of_time_is_read_as_people_write_it_and_written_so_that_it_is_read_again(string text, double seconds)
    {
        var span = SpanText.Read(text);
        Assert.Equal(TimeSpan.FromSeconds(seconds), span);
        Assert.Equal(span, SpanText.Read(SpanText.Write(span!.Value)));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5m later")]
    [InlineData("99999999999d")]
    [InlineData("")]
    public void What_is_no_length_of_time_is_not_taken_for_one(string text) => Assert.Null(SpanText.Read(text));

    [Fact]
    public void What_is_finer_than_a_millisecond_survives_too() => Assert.Equal(TimeSpan.FromTicks(12345), SpanText.Read(SpanText.Write(TimeSpan.FromTicks(12345))));

    static Portal.Engine.Outcome<SampleSettings> Read(string json) => SettingsReader.Read<SampleSettings>(JsonDocument.Parse(json).RootElement);

    static SampleSettings Good(string json) => Read(json).Value;

    static IReadOnlyList<FormProblem> Problems(string json) => Assert.IsType<SettingsUnfit>(Read(json).Refusal).Problems;
}
