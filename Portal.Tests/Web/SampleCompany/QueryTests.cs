using System.Globalization;
using System.Text.Json.Nodes;

namespace Portal.Tests.Web.SampleCompany;

public sealed class QueryTests
{
    [Theory]
    [InlineData("contacts", "updatedAt")]
    [InlineData("companies", "modified_ms")]
    [InlineData("deals", "last_modified")]
    [InlineData("tickets", "updated")]
    [InlineData("invoices", "changed_on")]
    [InlineData("logins", "at")]
    public async Task Every_record_is_selected_once_and_what_changed_alone(string kind, string updated)
    {
        await using var sample = await SampleStage.Start();
        Assert.Equal(sample.Truth(kind), Texts(await Walk(sample, $"SELECT FIELDS(ALL) FROM {kind}")));
        Assert.Equal(sample.Truth(kind), Texts(await Walk(sample, $"select fields(all)\nfrom {kind} order by {updated}")));

        var since = sample.Clock.GetUtcNow().AddSeconds(1);
        sample.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var value in new[] { $"{since:yyyy-MM-ddTHH:mm:ss}Z", since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) })
        {
            var changed = await Walk(sample, $"SELECT FIELDS(ALL) FROM {kind} WHERE {updated} >= {value} ORDER BY {updated}");
            Assert.NotEmpty(changed);
            Assert.Equal(sample.Truth(kind, since), Texts(changed));
        }
    }

    [Theory]
    [InlineData("contacts", "deleted")]
    [InlineData("deals", "archived")]
    public async Task The_deleted_come_with_all_rows_and_each_says_whether_it_is(string kind, string flag)
    {
        await using var sample = await SampleStage.Start();
        var all = await Walk(sample, $"SELECT FIELDS(ALL) FROM {kind} ALL ROWS");

        Assert.All(all, record => Assert.Equal((bool)record[flag]!, (bool)record["isDeleted"]!));
        Assert.Contains(all, record => (bool)record["isDeleted"]!);
        Assert.Equal(sample.Truth(kind, withDeleted: true), Texts(all));
        Assert.All(await Walk(sample, $"SELECT FIELDS(ALL) FROM {kind}"), record => Assert.False((bool)record["isDeleted"]!));
    }

    [Fact]
    public async Task The_longest_unchanged_come_first_when_that_is_the_order()
    {
        await using var sample = await SampleStage.Start();
        var times = (await Walk(sample, "SELECT FIELDS(ALL) FROM tickets ORDER BY updated")).Select(record => (long)record["updated"]!).ToArray();

        Assert.Equal(times.Order(), times);
    }

    [Theory]
    [InlineData("", "not of the form")]
    [InlineData("SELECT id FROM contacts", "not of the form")]
    [InlineData("SELECT FIELDS(ALL) FROM contacts LIMIT 5", "not of the form")]
    [InlineData("SELECT FIELDS(ALL) FROM contacts WHERE updatedAt < 2026-01-01", "not of the form")]
    [InlineData("SELECT FIELDS(ALL) FROM contacts ORDER BY updatedAt WHERE updatedAt >= 2026-01-01", "not of the form")]
    [InlineData("SELECT FIELDS(ALL) FROM horses", "There are no horses to select from.")]
    [InlineData("SELECT FIELDS(ALL) FROM contacts WHERE visits >= 5", "the field updatedAt only")]
    [InlineData("SELECT FIELDS(ALL) FROM contacts ORDER BY email", "the field updatedAt only")]
    [InlineData("SELECT FIELDS(ALL) FROM contacts WHERE updatedAt >= soon", "neither an ISO date")]
    public async Task Any_other_query_is_refused(string query, string why)
    {
        await using var sample = await SampleStage.Start();
        var (status, body) = await sample.Ask($"/query?q={Uri.EscapeDataString(query)}");

        Assert.Equal(400, status);
        Assert.Contains(why, (string)body["error"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!")]
    [InlineData("Y2ZmZmY")]
    public async Task A_next_page_that_is_none_of_ours_is_refused(string cursor)
    {
        await using var sample = await SampleStage.Start();
        var (status, body) = await sample.Ask($"/query/next/{cursor}");

        Assert.Equal((400, "That is not a cursor of ours."), (status, (string)body["error"]!));
    }

    /// <summary>As the company would show them, without what the query adds.</summary>
    static IEnumerable<string> Texts(IEnumerable<JsonNode> records) => records.Select(record =>
    {
        var own = record.DeepClone().AsObject();
        own.Remove("isDeleted");
        return own.ToJsonString();
    }).Order();

    static async Task<List<JsonNode>> Walk(SampleStage sample, string query)
    {
        var all = new List<JsonNode>();
        for (var next = $"/query?q={Uri.EscapeDataString(query)}"; next is not null;)
        {
            var page = await sample.Json(next);
            all.AddRange(page["records"]!.AsArray().Select(record => record!));
            next = (string?)page["nextRecordsUrl"];
            Assert.Equal(next is null, (bool)page["done"]!);
            if (next is null) Assert.Equal((int)page["totalSize"]!, all.Count);
        }

        return all;
    }
}
