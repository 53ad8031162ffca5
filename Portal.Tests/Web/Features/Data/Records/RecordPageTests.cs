using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.People;
using Portal.Tests.Web.Features.Api.Mcp;
using Portal.Tests.Web.SignIn;
using Portal.Web.Features.Data;
using Portal.Web.Features.Data.Records;
using Portal.Web.Ui.Notices;

namespace Portal.Tests.Web.Features.Data.Records;

public sealed class RecordPageTests : Stage
{
    [Fact]
    public async Task Who_may_not_see_it_any_more_reads_why_and_the_values_stay_covered()
    {
        await using var house = await McpHouse.Open();
        var bo = await house.Portal.Joined(house.Ada, "bo@example.com", Role.Admin);
        Services.AddSingleton(house.Get<DataWatch>());
        Services.AddSingleton(house.Get<RecordScene>());
        Reader.Is(bo);
        var page = Render<RecordPage>(parameters => parameters.Add(one => one.Entity, "customer").Add(one => one.Id, 1));
        await page.WaitForStateAsync(() => page.FindAll("button").Any(button => button.TextContent.Contains("Show sensitive values", StringComparison.Ordinal)));
        await house.Get<PeopleDirectory>().SetRole(house.Ada.AsActor(), bo.Id, Role.Manager, Xunit.TestContext.Current.CancellationToken);

        await page.FindAll("button").Single(button => button.TextContent.Contains("Show sensitive values", StringComparison.Ordinal)).ClickAsync();

        Assert.Contains("no longer an admin", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.com", page.Markup, StringComparison.Ordinal);
        Assert.Contains("sensitive, not shown", page.Markup, StringComparison.Ordinal);
    }
}
