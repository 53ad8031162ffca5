using System.Net;
using Portal.Web;

namespace Portal.Tests.Web.Features.Api.Data;

/// <summary>What was known of a record at a moment, and what a moment is.</summary>
public sealed class AsOfEndpointTests
{
    const string Customers = $"{Urls.ApiEntities}/customer/records";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_known_at_a_moment_is_told_as_of_it()
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name", "city"));
        await house.Bring("customer", ("k1", """{"city":"Basel","name":"Ada"}"""));
        var before = house.Clock.GetUtcNow();
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Bring("customer", ("k1", """{"city":"Bern","name":"Ada"}"""));

        var then = await RecordEndpointsTests.Asked(agent, $"{Customers}/1?asOf={before.UtcDateTime:O}&fields=city");

        Assert.Equal("Basel", then.GetProperty("fields").GetProperty("city").GetProperty("value").GetString());
        await RecordEndpointsTests.Refused(agent, $"{Customers}/1?asOf={before.AddDays(-1).UtcDateTime:O}", HttpStatusCode.NotFound, "not-known-then");
        await RecordEndpointsTests.Refused(agent, $"{Customers}/1?asOf=yesterday", HttpStatusCode.BadRequest, "parameter-unfit");
        await RecordEndpointsTests.Refused(agent, $"{Customers}/1?asOf={before.UtcDateTime:O}&maxAge=1h", HttpStatusCode.BadRequest, "parameter-unfit");
    }

    [Theory]
    [InlineData("2026-03-02T09:30:00Z", true)]
    [InlineData("2026-03-02T11:30:00.123456+02:00", true)]
    [InlineData("2026-03-02T11:30 02:00", true)]
    [InlineData("2026-03-02 09:30", false)]
    [InlineData("2026-03-02T09:30:00", false)]
    [InlineData("12:00", false)]
    [InlineData("05/06/2026", false)]
    [InlineData("2026-02-30T11:00:00Z", false)]
    [InlineData("2026-03-02T10:00:01Z", false)]
    public async Task A_moment_is_one_only_with_its_day_and_its_offset_and_when_it_has_been(string text, bool isOne)
    {
        await using var house = await ApiHouse.Open();
        using var agent = await house.Agent(house.Only("customer", "name"));
        await house.Bring("customer", ("k1", """{"name":"Ada"}"""));
        house.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));

        using var answer = await agent.GetAsync($"{Customers}/1?asOf={text}", Stop);

        Assert.Equal(isOne ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
