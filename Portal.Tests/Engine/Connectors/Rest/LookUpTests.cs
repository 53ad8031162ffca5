using System.Text.Json;
using Portal.Engine;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Tests.Web.SampleCompany;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>One record is asked for by its key.</summary>
public sealed class LookUpTests
{
    static readonly RestSettings Things = new()
    {
        Path = "things", Records = "items", Record = "node", Key = ["id"], Updated = new() { Field = "at" }, Parameters = [new() { Name = "order", Value = "at" }], Headers = [new() { Name = "X-Version", Value = "2" }],
        LookUp = new() { Path = "things/{key}?deleted=true", Item = "item" },
    };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_record_stands_where_the_settings_say_and_headers_go_along_but_not_the_parameters_of_the_list()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things/a?deleted=true", "{'item':{'id':'a','at':'2026-01-01T00:00:00Z'}}");

        using var page = (await Find(api, Things, "a")).Value;

        var record = Assert.Single(page.Records);
        Assert.Equal(("a", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), false), (record.Key, record.SourceAt, record.IsDeleted));
        Assert.Equal((Coverage.Part, api.House.Clock.GetUtcNow()), (page.Coverage, page.AskedAt));
        Assert.Equal("2", api.Header("X-Version"));
    }

    [Theory]
    [InlineData("a b/c", "/api/things/a%20b%2Fc?deleted=true")]
    [InlineData("ü?x#y", "/api/things/%C3%BC%3Fx%23y?deleted=true")]
    [InlineData("{since}", "/api/things/%7Bsince%7D?deleted=true")]
    public async Task Whatever_letters_are_in_a_key_it_is_one_step_of_the_path(string key, string asked)
    {
        await using var api = await StrictApi.Start();
        api.Expect($"GET {asked}", JsonSerializer.Serialize(new { item = new { id = key } }));

        using var page = (await Find(api, Things, key)).Value;

        Assert.Equal(key, page.Records[0].Key);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task A_key_that_leads_elsewhere_is_not_asked_for(string key)
    {
        await using var api = await StrictApi.Start();

        Assert.Equal(Who.Owner, Assert.IsType<Failure>((await Find(api, Things, key)).Refusal).Who);
    }

    [Fact]
    public async Task A_key_of_several_parts_is_taken_apart_as_it_was_joined()
    {
        await using var api = await StrictApi.Start();
        var settings = Things with { Key = ["shop", "id"], LookUp = new() { Path = "shops/{key1}/things/{key2}" } };
        api.Expect("GET /api/shops/a%2Fb/things/c%5Cd", """{"shop":"a/b","id":"c\\d"}""");

        using var page = (await Find(api, settings, """a\/b/c\\d""")).Value;

        Assert.Equal("""a\/b/c\\d""", page.Records[0].Key);
        Assert.IsType<Failure>((await Find(api, settings, "only one")).Refusal);
    }

    [Fact]
    public async Task What_is_not_there_is_gone_and_what_does_not_fit_says_who_must_act()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things/a?deleted=true", "{}", 404).Expect("GET /api/things/a?deleted=true", "{}", 410)
            .Expect("GET /api/things/a?deleted=true", "{'item':null}").Expect("GET /api/things/a?deleted=true", "", 204)
            .Expect("GET /api/things/a?deleted=true", "{'id':'a'}").Expect("GET /api/things/a?deleted=true", "{'item':{'id':'b'}}")
            .Expect("GET /api/things/a?deleted=true", "{}", 403).Expect("GET /api/things/a?deleted=true", "{'item':[]}");

        for (var i = 0; i < 4; i++) Assert.IsType<GoneAtSource>((await Find(api, Things, "a")).Refusal);
        Assert.Contains("There is no `item`", Assert.IsType<Failure>((await Find(api, Things, "a")).Refusal).Text, StringComparison.Ordinal);
        Assert.Contains("answered with another", Assert.IsType<Failure>((await Find(api, Things, "a")).Refusal).Text, StringComparison.Ordinal);
        Assert.Equal(Who.Owner, Assert.IsType<Failure>((await Find(api, Things, "a")).Refusal).Who);
        using var page = (await Find(api, Things, "a")).Value;
        Assert.Equal("The record is a list, not an object.", page.Records[0].Problem);
    }

    [Theory]
    [InlineData("contacts")]
    [InlineData("companies")]
    [InlineData("deals")]
    [InlineData("tickets")]
    [InlineData("invoices")]
    public async Task Each_record_of_the_sample_company_says_the_same_alone_as_in_its_list(string kind)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var settings = SampleSettings.Of("cursor", kind) with { LookUp = new() { Path = $"cursor/{kind}/{{key}}" } };
        var first = (await house.Read(settings, most: 1)).Records.First();

        using var page = (await house.Connector.LookUp(house.Context(settings), first.Key!, Stop)).Value;

        Assert.Equal((first.Key, first.SourceAt, first.Fields), (page.Records[0].Key, page.Records[0].SourceAt, page.Records[0].Fields.GetRawText()));
        Assert.IsType<GoneAtSource>((await house.Connector.LookUp(house.Context(settings), "nobody", Stop)).Refusal);
    }

    static Task<Outcome<Page>> Find(StrictApi api, RestSettings settings, string key) => api.House.Connector.LookUp(api.House.Context(settings), key, Stop);
}
