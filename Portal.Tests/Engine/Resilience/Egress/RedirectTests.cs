using Microsoft.AspNetCore.Http;
using Portal.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Resilience.Egress;

public sealed class RedirectTests
{
    static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redirect_to_any_refused_address_is_refused()
    {
        await using var server = await LoopbackServer.Start(http => Redirect(http, 302, RefusedAddresses.All.ElementAt(int.Parse($"{http.Request.Query["row"]}", null))));
        using var house = EgressHouse.Allowing(server);

        var rows = RefusedAddresses.All.Count();
        Assert.True(rows >= 100);
        for (var row = 0; row < rows; row++) Assert.IsType<AddressRefused>(await house.Refusal($"{server.Address}?row={row}"));
        Assert.Equal(rows, server.Requests.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd", typeof(SchemeRefused))]
    [InlineData("ftp://93.184.216.34/", typeof(SchemeRefused))]
    [InlineData("gopher://93.184.216.34/", typeof(SchemeRefused))]
    [InlineData("http://me:word@93.184.216.34/", typeof(UserInfoRefused))]
    [InlineData("http://93.184.216.34:6379/", typeof(PortRefused))]
    [InlineData("//10.0.0.5/", typeof(AddressRefused))]
    public async Task Each_step_is_held_against_all_rules(string location, Type refusal)
    {
        await using var server = await LoopbackServer.Start(http => Redirect(http, 301, location));
        using var house = EgressHouse.Allowing(server);

        Assert.IsType(refusal, await house.Refusal($"{server.Address}"));
    }

    [Fact]
    public async Task A_name_that_resolves_inside_only_after_the_redirect_is_refused()
    {
        await using var server = await LoopbackServer.Start(http => Redirect(http, 302, "http://inside.example.com/"));
        var network = new ScriptedNetwork { Internet = server.Address }.With("outside.example.com", "93.184.216.34").With("inside.example.com", "10.0.0.5");
        using var house = new EgressHouse(network: network);

        Assert.IsType<AddressRefused>(await house.Refusal("http://outside.example.com/"));
        Assert.Single(network.Connected);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task Five_steps_are_followed_and_no_more(int steps, bool arrives)
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            var left = int.Parse(http.Request.Path.Value![1..], null);
            return left == 0 ? http.Response.WriteAsync("there") : Redirect(http, 302, $"/{left - 1}");
        });
        using var house = EgressHouse.Allowing(server);

        if (arrives) Assert.Equal("200 there", await house.Get($"{server.At($"/{steps}")}"));
        else Assert.IsType<RedirectsTooMany>(await house.Refusal($"{server.At($"/{steps}")}"));
        Assert.Equal(6, server.Requests.Count);
    }

    [Theory]
    [InlineData(301, "POST", "GET", "")]
    [InlineData(302, "POST", "GET", "")]
    [InlineData(303, "POST", "GET", "")]
    [InlineData(303, "PUT", "GET", "")]
    [InlineData(303, "HEAD", "HEAD", "")]
    [InlineData(301, "PUT", "PUT", "what was sent")]
    [InlineData(307, "POST", "POST", "what was sent")]
    [InlineData(308, "PUT", "PUT", "what was sent")]
    public async Task The_method_and_the_body_go_along_as_the_status_says(int status, string method, string then, string body)
    {
        await using var server = await LoopbackServer.Start(http => http.Request.Path == "/there" ? Task.CompletedTask : Redirect(http, status, "/there"));
        using var house = EgressHouse.Allowing(server);
        using var request = new HttpRequestMessage(new(method), server.Address);
        if (method != "HEAD") request.Content = new StringContent("what was sent");

        using var response = await house.Client.SendAsync(request, Stop);

        Assert.Equal((then, body), (server.Requests[1].Method, server.Requests[1].Body));
    }

    [Fact]
    public async Task No_credential_goes_to_another_origin_in_whatever_header_it_is()
    {
        await using var other = await LoopbackServer.Start(_ => Task.CompletedTask);
        await using var server = await LoopbackServer.Start(http => Redirect(http, 302, http.Request.Path == "/here" ? "/there" : $"{other.Address}"));
        using var house = EgressHouse.Allowing(server, other);
        using var request = new HttpRequestMessage(HttpMethod.Get, server.At("/here"));
        foreach (var name in new[] { "Authorization", "Cookie", "Proxy-Authorization", "X-Api-Key", "X-Shopify-Access-Token", "Whatever" }) request.Headers.TryAddWithoutValidation(name, "planted-secret");
        request.Headers.Accept.ParseAdd("application/json");

        using var response = await house.Client.SendAsync(request, Stop);

        Assert.All(server.Requests, asked => Assert.Equal("planted-secret", asked.Headers["X-Api-Key"]));
        Assert.Equal(2, server.Requests.Count);
        var elsewhere = Assert.Single(other.Requests);
        Assert.DoesNotContain("planted-secret", elsewhere.Headers.Values);
        Assert.Equal("application/json", elsewhere.Headers["Accept"]);
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_on_to_another_origin()
    {
        await using var other = await LoopbackServer.Start(_ => Task.CompletedTask);
        await using var server = await LoopbackServer.Start(http => Redirect(http, 307, $"{other.Address}"));
        using var house = EgressHouse.Allowing(server, other);
        using var body = new StringContent("client_secret=x");

        var refused = await Assert.ThrowsAsync<EgressException>(() => house.Client.PostAsync(server.Address, body, Stop));

        Assert.IsType<RedirectWithBody>(refused.Refusal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task From_HTTPS_nothing_goes_on_over_plain_HTTP()
    {
        using var authority = new TestAuthority();
        await using var plain = await LoopbackServer.Start(_ => Task.CompletedTask);
        await using var server = await LoopbackServer.Start(http => Redirect(http, 302, $"{plain.Address}"), authority.Issue());
        using var house = new EgressHouse(EgressHouse.Allow(server, plain), root: authority.Root);

        Assert.IsType<RedirectToPlainHttp>(await house.Refusal($"{server.Address}"));
        Assert.Empty(plain.Requests);
    }

    [Fact]
    public async Task An_answer_without_a_place_to_go_to_is_handed_back()
    {
        await using var server = await LoopbackServer.Start(http =>
        {
            http.Response.StatusCode = 302;
            return Task.CompletedTask;
        });
        using var house = EgressHouse.Allowing(server);

        Assert.Equal("302 ", await house.Get($"{server.Address}"));
    }

    static Task Redirect(HttpContext http, int status, string location)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
