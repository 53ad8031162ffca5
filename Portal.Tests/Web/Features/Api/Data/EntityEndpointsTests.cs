using Portal.Web;
using AgentScope = Portal.Engine.Agents.Scopes.Scope;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>What an agent is told of the model is the model as it sees it.</summary>
public sealed class EntityEndpointsTests
{
    [Fact]
    public async Task Entities_and_their_fields_are_told_with_how_to_ask_for_them_and_how_fresh_they_are()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(AgentScope.All);
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""));

        var all = (await RecordEndpointsTests.Asked(agent, Urls.ApiEntities)).GetProperty("entities").EnumerateArray().Select(entity => $"{entity.GetProperty("name")} {entity.GetProperty("kind")} {entity.GetProperty("verdict")}");
        var customer = (await RecordEndpointsTests.Asked(agent, $"{Urls.ApiEntities}/customer")).GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);

        Assert.Equal(["customer keyed fresh", "invoice keyed unknown", "visit happening unknown"], all);
        Assert.Equal(["city", "name"], customer.Keys.Order());
        Assert.Equal("text True fresh", $"{customer["name"].GetProperty("type")} {customer["name"].GetProperty("searchable")} {customer["name"].GetProperty("verdict")}");
        Assert.Equal("Sample CRM", customer["name"].GetProperty("streams")[0].GetProperty("source").GetString());
    }
}
