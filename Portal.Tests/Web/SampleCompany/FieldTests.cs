using System.Text.Json.Nodes;

namespace Portal.Tests.Web.SampleCompany;

public sealed class FieldTests
{
    [Theory]
    [InlineData("cursor", "data")]
    [InlineData("next-url", "value")]
    [InlineData("link", "")]
    [InlineData("page", "items")]
    [InlineData("page-zero", "content")]
    [InlineData("offset", "results")]
    [InlineData("last-id", "records")]
    [InlineData("capped", "items")]
    public async Task A_list_shows_the_fields_that_are_asked_for_and_no_others(string habit, string list)
    {
        await using var sample = await SampleStage.Start();
        var whole = await Records("");
        var part = await Records("?fields=email,%20id,shoe_size");

        Assert.Equal(100, part.Length);
        Assert.Equal(whole.Select(record => $"{record["id"]} {record["email"]}"), part.Select(record => $"{record["id"]} {record["email"]}"));
        Assert.All(part, record => Assert.Equal(["id", "email"], record.AsObject().Select(field => field.Key)));
        Assert.All(whole, record => Assert.Equal(13, record.AsObject().Count));

        async Task<JsonNode[]> Records(string query)
        {
            var body = await sample.Json($"/{habit}/contacts{query}");
            return [.. (list.Length == 0 ? body : body[list]!).AsArray().Select(record => record!)];
        }
    }

    [Fact]
    public async Task A_field_that_the_schema_renames_is_missed_by_whoever_asks_for_it()
    {
        await using var sample = await SampleStage.Start();
        sample.Switches.Set("schema", "rename");

        Assert.All((await sample.Json("/cursor/contacts?fields=id,visits"))["data"]!.AsArray(), record => Assert.Equal(["id"], record!.AsObject().Select(field => field.Key)));
    }
}
