using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Tests.Web.SampleCompany;

public sealed class SearchTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("contacts", "key")]
    [InlineData("contacts", "updated")]
    [InlineData("deals", "key")]
    [InlineData("tickets", "updated")]
    public async Task Every_record_is_found_once_and_what_changed_alone(string kind, string order)
    {
        await using var sample = await SampleStage.Start();
        Assert.Equal(sample.Truth(kind), Texts(await Walk(sample, kind, new JsonObject { ["order"] = order })));

        var since = sample.Clock.GetUtcNow().AddSeconds(1);
        sample.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var value in new JsonNode[] { $"{since:yyyy-MM-ddTHH:mm:ssK}", since.ToUnixTimeSeconds(), since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) })
        {
            var changed = await Walk(sample, kind, new JsonObject { ["order"] = order, ["include_deleted"] = true, ["filters"] = new JsonArray(Filter("gte", value)) });
            Assert.NotEmpty(changed);
            Assert.Equal(sample.Truth(kind, since, withDeleted: true), Texts(changed));
        }
    }

    [Fact]
    public async Task Two_filters_cut_out_a_stretch_of_time()
    {
        await using var sample = await SampleStage.Start();
        var now = sample.Clock.GetUtcNow();
        var (from, to) = (now.AddMinutes(-90), now.AddMinutes(-30));
        var found = await Walk(sample, "contacts", new JsonObject { ["filters"] = new JsonArray(Filter("gte", from.ToUnixTimeSeconds()), Filter("lt", to.ToUnixTimeSeconds())) });

        Assert.NotEmpty(found);
        Assert.Equal(sample.Truth("contacts", from).Except(sample.Truth("contacts", to)), Texts(found));
    }

    [Fact]
    public async Task The_deleted_come_when_they_are_asked_for()
    {
        await using var sample = await SampleStage.Start();
        var all = await Walk(sample, "contacts", new JsonObject { ["include_deleted"] = true });

        Assert.Equal(sample.Truth("contacts", withDeleted: true), Texts(all));
        Assert.Contains(all, record => (bool)record["deleted"]!);
    }

    [Fact]
    public async Task Only_the_properties_that_are_named_are_shown()
    {
        await using var sample = await SampleStage.Start();
        var shown = await Walk(sample, "contacts", new JsonObject { ["properties"] = new JsonArray("id", "email") });

        Assert.Equal(500, shown.Count);
        Assert.All(shown, record => Assert.Equal(["id", "email"], record.AsObject().Select(field => field.Key)));
    }

    [Theory]
    [InlineData("", "at $")]
    [InlineData("null", "The body is null")]
    [InlineData("[]", "at $")]
    [InlineData("{\"limit\":100", "at $")]
    [InlineData("{\"limit\":\"100\"}", "at $.limit")]
    [InlineData("{\"limit\":0}", "limit is not a number from 1 to 1000")]
    [InlineData("{\"limit\":1001}", "limit is not a number from 1 to 1000")]
    [InlineData("{\"limit\":1,\"limit\":2}", "at $.limit")]
    [InlineData("{\"page\":1}", "at $.page")]
    [InlineData("{\"order\":\"name\"}", "order is neither key nor updated")]
    [InlineData("{\"after\":\"later\"}", "after is not a cursor of ours")]
    [InlineData("{\"include_deleted\":\"true\"}", "at $.include_deleted")]
    [InlineData("{\"properties\":\"id\"}", "at $.properties")]
    [InlineData("{\"filters\":[null]}", "Nothing can be filtered by \"\"")]
    [InlineData("{\"filters\":[{\"field\":\"updated\",\"operator\":\"gte\"}]}", "at $.filters[0]")]
    [InlineData("{\"filters\":[{\"field\":\"updated\",\"operator\":\"gte\",\"value\":null}]}", "at $.filters[0].value")]
    [InlineData("{\"filters\":[{\"field\":\"updated\",\"operator\":\"gte\",\"value\":true}]}", "at $.filters[0].value")]
    [InlineData("{\"filters\":[{\"field\":\"updated\",\"operator\":\"gte\",\"value\":\"soon\"}]}", "\"soon\" is neither an ISO date")]
    [InlineData("{\"filters\":[{\"field\":\"updated\",\"operator\":\"eq\",\"value\":1}]}", "The operator \"eq\" is not known")]
    [InlineData("{\"filters\":[{\"field\":\"updated\",\"operator\":\"lt\",\"value\":1},{\"field\":\"updated\",\"operator\":\"lt\",\"value\":2}]}", "stands there twice")]
    [InlineData("{\"filters\":[{\"field\":\"email\",\"operator\":\"gte\",\"value\":1}]}", "Nothing can be filtered by \"email\"")]
    public async Task A_wrong_body_is_told_what_is_wrong(string body, string why)
    {
        await using var sample = await SampleStage.Start();
        var (status, answer) = await sample.Ask("/search/contacts", body);

        Assert.Equal(400, status);
        Assert.Contains(why, (string)answer["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_posted_as_json_and_for_a_kind_that_is_there()
    {
        await using var sample = await SampleStage.Start();
        using var plain = new StringContent("{}");
        using var refused = await sample.Client.PostAsync("/search/contacts", plain, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("application/json", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(404, (await sample.Ask("/search/horses", "{}")).Status);
        Assert.Equal(404, (await sample.Ask("/search/contacts")).Status);
    }

    [Fact]
    public async Task What_is_posted_is_answered_whole_each_time()
    {
        await using var sample = await SampleStage.Start();
        var usual = await sample.Text("/search/contacts", "{}");
        sample.Client.DefaultRequestHeaders.IfNoneMatch.ParseAdd(new Answer(200, Encoding.UTF8.GetBytes(usual.Body), "").ETag);
        using var sent = new StringContent("{}", Encoding.UTF8, "application/json");
        using var again = await sample.Client.PostAsync("/search/contacts", sent, Stop);

        Assert.Null(again.Headers.ETag);
        Assert.Equal(usual, (200, await again.Content.ReadAsStringAsync(Stop)));
    }

    static JsonObject Filter(string operation, JsonNode value) => new() { ["field"] = "updated", ["operator"] = operation, ["value"] = value.DeepClone() };

    static IEnumerable<string> Texts(IEnumerable<JsonNode> records) => records.Select(record => record.ToJsonString()).Order();

    static async Task<List<JsonNode>> Walk(SampleStage sample, string kind, JsonObject body)
    {
        var all = new List<JsonNode>();
        body["limit"] = 70;
        do
        {
            var (status, page) = await sample.Ask($"/search/{kind}", body.ToJsonString());
            Assert.Equal(200, status);
            all.AddRange(page["results"]!.AsArray().Select(record => record!));
            body["after"] = page["paging"]?["next"]?["after"]?.DeepClone();
            if (body["after"] is null) Assert.Equal((int)page["total"]!, all.Count);
        }
        while (body["after"] is not null);
        return all;
    }
}
