using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Tests.Web.SampleCompany;

namespace Portal.Tests.Engine.Connectors.Rest;

public sealed class ExplainTests
{
    static readonly RestSettings List = new() { Path = "things", Key = ["id"] };

    [Theory]
    [MemberData(nameof(SampleCompanyReadTests.Habits), MemberType = typeof(SampleCompanyReadTests))]
    public async Task It_tells_what_is_there_and_that_the_second_page_is_another(string habit)
    {
        await using var sample = await SampleStage.Start();
        using var house = new RestHouse(sample.Client.BaseAddress!, sample.Clock);
        var found = (await house.Explain(SampleSettings.Of(habit, "contacts"))).Value;

        Assert.Equal((70, "id"), (found.Records, found.Keys[0]));
        Assert.Equal(["updatedAt"], found.Updated);
        Assert.Contains(new SeenField("id", "a number", 70), found.Fields);
        Assert.Contains(new SeenField("name.first", "a text", 70), found.Fields);
        Assert.Contains(found.Fields, field => field is { Path: "phone", Kind: "a text", In: < 70 });
        Assert.Equal(["The second page has 70 other records."], found.Remarks);
    }

    [Fact]
    public async Task It_warns_of_what_would_be_read_wrongly()
    {
        await using var api = await StrictApi.Start();
        var paged = List with { Paging = new() { By = PagingKind.Offset, Parameter = "skip" } };
        api.Expect("GET /api/things?skip=0", "[{'id':1},{'id':1},{'name':'x'}]").Expect("GET /api/things?skip=3", "[{'id':1}]");
        Assert.Equal(
            ["1 of 3 records cannot be taken: The record has no `id`, which is its key.", "1 keys stand on the page more than once. Is the key made of more than one field?", "The second page is the same as the first: the parameter that asks for the next page seems to be ignored."],
            (await api.House.Explain(paged)).Value.Remarks);

        api.Expect("GET /api/things", $"[{string.Join(',', Enumerable.Range(0, 100).Select(id => $"{{'id':{id}}}"))}]");
        Assert.Contains("exactly 100 records", Assert.Single((await api.House.Explain(List)).Value.Remarks), StringComparison.Ordinal);
        api.Expect("GET /api/things?n=1", "{'items':[{'id':1}],'more':'x'}");
        Assert.Contains("full and yet names no next one", Assert.Single((await api.House.Explain(List with { Records = "items", Paging = new() { By = PagingKind.Cursor, Parameter = "c", Next = "next", Size = 1, SizeParameter = "n" } })).Value.Remarks), StringComparison.Ordinal);
        api.Expect("GET /api/things", "{'things':[]}");
        Assert.Contains("did you mean `things`?", (await api.House.Explain(List)).Refusal!.Message, StringComparison.Ordinal);
        api.Expect("GET /api/things", "[]");
        Assert.Contains("There are no records", Assert.Single((await api.House.Explain(List)).Value.Remarks), StringComparison.Ordinal);
    }
}
