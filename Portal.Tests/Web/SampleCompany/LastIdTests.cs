using System.Text.Json.Nodes;

namespace Portal.Tests.Web.SampleCompany;

public sealed class LastIdTests
{
    [Theory]
    [InlineData("contacts", "id")]
    [InlineData("companies", "id")]
    [InlineData("deals", "dealId")]
    [InlineData("tickets", "number")]
    [InlineData("logins", "id")]
    public async Task The_last_key_leads_on_to_all_that_is_and_all_that_changed(string kind, string key)
    {
        await using var sample = await SampleStage.Start();
        Assert.Equal(sample.Truth(kind), await Walk(sample, kind, key, ""));

        var since = sample.Clock.GetUtcNow().AddSeconds(1);
        sample.Clock.Advance(TimeSpan.FromHours(20));
        var changed = await Walk(sample, kind, key, $"&include_deleted=true&updated_since={since.ToUnixTimeSeconds()}");
        Assert.NotEmpty(changed);
        Assert.Equal(sample.Truth(kind, since, withDeleted: true), changed);
    }

    [Fact]
    public async Task A_last_key_leads_on_when_its_record_is_gone()
    {
        await using var sample = await SampleStage.Start();
        var first = (await sample.Json("/last-id/companies?limit=10"))["records"]!.AsArray().Select(record => record!["id"]!.ToString()).ToArray();
        var next = await sample.Json($"/last-id/companies?limit=10&after_id={first[^1]}");
        sample.Clock.Advance(TimeSpan.FromMilliseconds(1));
        sample.Company.Remove("companies", [first[^1]]);

        Assert.Equal(next.ToJsonString(), (await sample.Json($"/last-id/companies?limit=10&after_id={first[^1]}")).ToJsonString());
    }

    [Theory]
    [InlineData("after_id=cmp_x", "nor a key of companies")]
    [InlineData("after_id=17", "nor a key of companies")]
    [InlineData("updated_since=yesterday", "updated_since is neither")]
    public async Task What_cannot_be_read_is_refused(string query, string why)
    {
        await using var sample = await SampleStage.Start();
        var (status, body) = await sample.Ask($"/last-id/companies?{query}");

        Assert.Equal(400, status);
        Assert.Contains(why, (string)body["error"]!, StringComparison.Ordinal);
    }

    static async Task<IEnumerable<string>> Walk(SampleStage sample, string kind, string key, string query)
    {
        var all = new List<JsonNode>();
        for (var after = ""; after is not null;)
        {
            var page = await sample.Json($"/last-id/{kind}?limit=90{query}{after}");
            all.AddRange(page["records"]!.AsArray().Select(record => record!));
            after = (bool)page["has_more"]! ? $"&after_id={all[^1][key]}" : null;
        }

        return all.Select(record => record.ToJsonString()).Order();
    }
}
