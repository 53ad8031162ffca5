using Portal.Web;
using Portal.Web.Features.Home;

namespace Portal.Tests.Web.Features.Home;

public sealed class PublicAddressItemTests
{
    [Fact]
    public async Task It_is_done_once_the_address_is_set_and_names_the_key_until_then()
    {
        var stop = TestContext.Current.CancellationToken;
        Assert.True(await new PublicAddressItem(new PortalOptions { PublicUrl = new Uri("https://portal.example.com") }).Done(stop));

        var open = new PublicAddressItem(new PortalOptions());
        Assert.False(await open.Done(stop));
        Assert.Contains("Portal:PublicUrl", open.Why, StringComparison.Ordinal);
        Assert.Contains("Portal__PublicUrl", open.Why, StringComparison.Ordinal);
        // Nobody can do it on a page, so the list must be able to go without it.
        Assert.NotNull(open.Spare);
    }
}
