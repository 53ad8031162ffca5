using System.Net;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Resilience.Egress;

/// <summary>Each row goes through the whole client. Refused means: nothing was connected to.</summary>
public sealed class EgressTableTests
{
    public static TheoryData<string> Addresses => [.. RefusedAddresses.All];

    [Fact]
    public void The_table_has_at_least_a_hundred_different_rows() => Assert.True(RefusedAddresses.All.Distinct().Count() >= 100);

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_address_that_is_not_public_is_refused_however_it_is_written(string address)
    {
        var network = new ScriptedNetwork();
        using var house = new EgressHouse(network: network);

        var refusal = Assert.IsType<AddressRefused>(await house.Refusal(address));

        Assert.Empty(network.Connected);
        Assert.Equal(Who.Owner, refusal.Who);
        Assert.Contains($"an operator can add {refusal.Origin} to Portal:Egress:AllowedOrigins", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_name_that_resolves_to_it_is_refused_also_beside_a_public_address(string address)
    {
        var literal = Origin.Of(new Uri(address)).Address!;
        var network = new ScriptedNetwork().With("api.example.com", $"{literal}").With("mixed.example.com", $"93.184.216.34,{literal}");
        using var house = new EgressHouse(network: network);

        Assert.Equal(literal, Assert.IsType<AddressRefused>(await house.Refusal("https://api.example.com/contacts")).Address);
        Assert.Equal(literal, Assert.IsType<AddressRefused>(await house.Refusal("http://mixed.example.com/")).Address);
        Assert.Empty(network.Connected);
    }

    [Theory]
    [InlineData("http://localhost/", "127.0.0.1")]
    [InlineData("http://localhost./", "127.0.0.1")]
    [InlineData("http://LOCALHOST:8080/", "::1")]
    [InlineData("http://metadata.google.internal/computeMetadata/v1/", "169.254.169.254")]
    [InlineData("http://metadata.google.internal./", "169.254.169.254")]
    [InlineData("http://metadata/", "169.254.169.254")]
    [InlineData("http://instance-data.ec2.internal/", "fd00:ec2::254")]
    [InlineData("http://127.0.0.1.nip.io/", "127.0.0.1")]
    [InlineData("http://localtest.me/", "::1")]
    [InlineData("http://bücher.example/", "10.0.0.5")]
    [InlineData("http://256.1.1.1/", "127.0.0.1")]
    [InlineData("http://erp_1.internal/", "192.168.3.4")]
    public async Task A_name_is_judged_by_what_it_resolves_to(string address, string resolved)
    {
        var network = new ScriptedNetwork().With(Origin.Of(new Uri(address)).Host, resolved);
        using var house = new EgressHouse(network: network);

        Assert.Equal(IPAddress.Parse(resolved), Assert.IsType<AddressRefused>(await house.Refusal(address)).Address);
        Assert.Empty(network.Connected);
    }

    [Theory]
    [InlineData("http://user:secret-word@93.184.216.34/", typeof(UserInfoRefused))]
    [InlineData("http://public.example.com@10.0.0.5/", typeof(UserInfoRefused))]
    [InlineData("http://93.184.216.34:22/", typeof(PortRefused))]
    [InlineData("http://93.184.216.34:25/", typeof(PortRefused))]
    [InlineData("https://93.184.216.34:5432/", typeof(PortRefused))]
    [InlineData("http://api.example.com:6379/", typeof(PortRefused))]
    [InlineData("http://api.example.com:11211/", typeof(PortRefused))]
    [InlineData("http://nobody.example.com/", typeof(NameUnknown))]
    public async Task What_no_address_should_hold_is_refused_and_a_password_is_not_repeated(string address, Type refusal)
    {
        var network = new ScriptedNetwork();
        using var house = new EgressHouse(network: network);

        var told = await house.Refusal(address);

        Assert.IsType(refusal, told);
        Assert.DoesNotContain("secret-word", told.Message, StringComparison.Ordinal);
        Assert.Empty(network.Connected);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://93.184.216.34/")]
    [InlineData("gopher://93.184.216.34/")]
    [InlineData("ws://93.184.216.34/")]
    [InlineData("data:text/plain,x")]
    public void Only_HTTP_is_read(string address) => Assert.IsType<SchemeRefused>(new EgressGuard(new()).Check(new Uri(address)));

    [Theory]
    [InlineData("http://93.184.216.34/", "93.184.216.34")]
    [InlineData("http://[::ffff:93.184.216.34]/", "::ffff:93.184.216.34")]
    [InlineData("http://[64:ff9b::93.184.216.34]/", "64:ff9b::5db8:d822")]
    [InlineData("http://[2606:4700::1111]/", "2606:4700::1111")]
    [InlineData("http://172.15.255.255/", "172.15.255.255")]
    [InlineData("http://172.32.0.0/", "172.32.0.0")]
    [InlineData("http://100.63.255.255/", "100.63.255.255")]
    [InlineData("http://100.128.0.0/", "100.128.0.0")]
    [InlineData("http://11.0.0.1/", "11.0.0.1")]
    [InlineData("http://198.20.0.1/", "198.20.0.1")]
    [InlineData("http://223.255.255.255/", "223.255.255.255")]
    [InlineData("http://api.example.com/", "93.184.216.34")]
    [InlineData("http://api.example.com:8443/", "93.184.216.34")]
    public async Task A_public_address_is_connected_to_exactly_as_it_was_checked(string address, string connected)
    {
        await using var server = await LoopbackServer.Start(http => http.Response.Body.WriteAsync("hello"u8.ToArray()).AsTask());
        var network = new ScriptedNetwork { Internet = server.Address }.With("api.example.com", "93.184.216.34");
        using var house = new EgressHouse(network: network);

        Assert.Equal("200 hello", await house.Get(address));
        Assert.Equal(IPAddress.Parse(connected), Assert.Single(network.Connected).Address);
    }

    [Fact]
    public async Task A_name_that_changes_its_answer_is_asked_once_a_connection_and_checked_each_time()
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        var network = new ScriptedNetwork { Internet = server.Address }.With("rebind.example.com", "93.184.216.34", "127.0.0.1");
        using var house = new EgressHouse(network: network);

        Assert.Equal("200 ", await house.Get("http://rebind.example.com/"));
        Assert.Single(network.Asked);
        Assert.Equal("93.184.216.34", $"{Assert.Single(network.Connected).Address}");

        Assert.IsType<AddressRefused>(await house.Refusal("http://rebind.example.com/"));
        Assert.Single(network.Connected);
    }
}
