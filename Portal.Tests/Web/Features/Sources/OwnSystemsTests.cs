using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Sources;
using Portal.Tests.Browser;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;
using Portal.Web;
using Portal.Web.Features.Sources.Sample;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Features.Sources;

public sealed class OwnSystemsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_company_is_no_system_of_ones_own_so_Home_goes_on_leading_to_one()
    {
        await using var portal = await PortalUnderTest.Start(settings: ConnectedPortal.Settings);
        var ada = (await portal.FirstAdmin()).AsActor();
        Assert.Equal((true, false), await Home(portal));

        var sample = (await portal.Services.GetRequiredService<SampleConnection>().Connect(ada, Stop)).Value;
        Assert.Equal((true, false), await Home(portal));
        Assert.False(await portal.Services.GetRequiredService<SampleTour>().IsOffered(Stop));

        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Add(ada, new SourceDraft { Name = "Another", Address = new("https://crm.example.com") }, Stop)).Refusal);
        Assert.Equal((false, true), await Home(portal));
        Assert.Null((await portal.Services.GetRequiredService<SourceRegistry>().Remove(ada, sample.Id, withAll: true, Stop)).Refusal);
        Assert.Equal((false, true), await Home(portal));
    }

    static async Task<(bool IsOffered, bool IsDone)> Home(PortalUnderTest portal) => (
        await portal.Services.GetServices<IStart>().Single(start => start.Url == Urls.Connect).IsOffered(Stop),
        await portal.Services.GetServices<IChecklistItem>().Single(item => item.Link?.Url == Urls.Connect).Done(Stop));
}
