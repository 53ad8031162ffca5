using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Resilience.Egress;

public sealed class TlsTests
{
    [Fact]
    public async Task A_certificate_that_is_trusted_and_for_this_host_is_taken()
    {
        using var authority = new TestAuthority();
        await using var server = await Serve(authority.Issue());
        using var house = new EgressHouse(EgressHouse.Allow(server), root: authority.Root);

        Assert.Equal("200 hello", await house.Get($"{server.Address}"));
    }

    [Fact]
    public async Task One_that_is_signed_by_itself_is_refused_also_at_an_allowed_origin()
    {
        await using var server = await Serve(TestAuthority.SelfSigned());
        using var house = EgressHouse.Allowing(server);

        var refusal = Assert.IsType<CertificateRefused>(await house.Refusal($"{server.Address}"));

        Assert.Equal("127.0.0.1 cannot prove who it is: its certificate is signed by itself. If this is meant, add it to the certificates that the portal's machine trusts.", refusal.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task One_for_another_host_is_refused()
    {
        using var authority = new TestAuthority();
        Assert.Contains("is for another host", await Why(authority.Issue("10.9.8.7"), authority.Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_has_run_out_is_refused()
    {
        using var authority = new TestAuthority();
        Assert.Contains("must renew it", await Why(authority.Issue(until: new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero)), authority.Root), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_an_issuer_nobody_knows_is_refused_and_the_issuer_is_not_fetched_around_the_guard()
    {
        using var authority = new TestAuthority();
        await using var elsewhere = await LoopbackServer.Start(http => http.Response.Body.WriteAsync(authority.Root.RawData).AsTask());

        await using var server = await Serve(authority.Issue(issuerAt: elsewhere.At("/root.crt")));
        // The server itself may have fetched it, to show it along with its own.
        elsewhere.Requests.Clear();
        using var house = EgressHouse.Allowing(server);

        Assert.Contains("does not trust", (await house.Refusal($"{server.Address}")).Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public void Nothing_older_than_TLS_1_2_is_spoken()
    {
        var options = CertificateCheck.Options(roots: null);
        Assert.Equal(SslProtocols.Tls12 | SslProtocols.Tls13, options.EnabledSslProtocols);
    }

    static async Task<string> Why(X509Certificate2 certificate, X509Certificate2 root)
    {
        await using var server = await Serve(certificate);
        using var house = new EgressHouse(EgressHouse.Allow(server), root: root);
        var refusal = Assert.IsType<CertificateRefused>(await house.Refusal($"{server.Address}"));
        Assert.Empty(server.Requests);
        return refusal.Message;
    }

    static Task<LoopbackServer> Serve(X509Certificate2 certificate) => LoopbackServer.Start(http => http.Response.WriteAsync("hello"), certificate);
}
