using Microsoft.AspNetCore.Http;
using Portal.Engine.Connecting.Hints;

namespace Portal.Tests.Engine.Connecting;

public sealed class PathHintsTests
{
    [Fact]
    public async Task The_lists_of_a_description_are_told_by_their_names()
    {
        await using var probe = await ProbeHouse.Start(http =>
        {
            if (http.Request.Path == "/api/openapi.json")
                return http.Response.WriteAsync("""{"openapi":"3.0.0","servers":[{"url":"/api"}],"paths":{"/contacts":{"get":{"summary":"All contacts"}},"/contacts/{id}":{"get":{}},"/notes":{"post":{}},"/v2/deals":{"get":{"operationId":"listDeals"}}}}""");
            http.Response.StatusCode = 404;
            return Task.CompletedTask;
        });

        var found = await probe.Hints();

        Assert.Equal([new PathHint("contacts", "All contacts"), new PathHint("v2/deals", "listDeals")], found.Paths);
        Assert.Equal(("openapi.json", 2, 2), (found.From, found.Requests, probe.Server.Requests.Count));
    }

    [Fact]
    public async Task An_index_at_the_address_itself_is_read_and_other_hosts_are_left_out()
    {
        await using var probe = await ProbeHouse.Start(http => http.Response.WriteAsync($$"""
            {"contacts":"/api/contacts","deals":"{{http.Request.Scheme}}://{{http.Request.Host}}/other/deals","away":"https://elsewhere.example/x","links":[{"rel":"tickets","href":"/api/tickets"}]}
            """));

        var found = await probe.Hints();

        Assert.Equal([("contacts", "contacts"), ($"{probe.Server.At("/other/deals")}", "deals"), ("tickets", "tickets")], found.Paths.Select(hint => (hint.Path, hint.Name)));
        Assert.Equal(1, found.Requests);
    }

    [Theory]
    [InlineData(404, PathHints.MostRequests)]
    [InlineData(401, 1)]
    [InlineData(503, 1)]
    public async Task It_is_polite(int status, int requests)
    {
        await using var probe = await ProbeHouse.Saying("{}", status);

        var found = await probe.Hints();

        Assert.Empty(found.Paths);
        Assert.Equal((requests, requests), (found.Requests, probe.Server.Requests.Count));
    }
}
