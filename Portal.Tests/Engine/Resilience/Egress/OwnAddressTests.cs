using Portal.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Resilience.Egress;

public sealed class OwnAddressTests
{
    [Fact]
    public void What_the_portal_serves_itself_may_be_gone_to_and_nothing_beside_it()
    {
        var guard = new EgressGuard(new EgressOptions());
        var own = new Uri("http://127.0.0.1:43210/");
        Assert.IsType<AddressRefused>(guard.Check(own));

        guard.AllowOwn(own);

        Assert.Null(guard.Check(new Uri(own, "contacts?page=2")));
        Assert.Null(guard.Check(Origin.Of(own), [System.Net.IPAddress.Loopback]));
        Assert.IsType<AddressRefused>(guard.Check(new Uri("http://127.0.0.1:43211/")));
        Assert.IsType<AddressRefused>(guard.Check(new Uri("http://localhost:43210/")) ?? guard.Check(Origin.Of(new Uri("http://localhost:43210/")), [System.Net.IPAddress.Loopback]));
    }
}
