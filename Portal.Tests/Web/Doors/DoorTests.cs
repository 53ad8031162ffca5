using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.People;
using Portal.Tests.Running;
using Portal.Tests.Web.SignIn;

namespace Portal.Tests.Web.Doors;

/// <summary>Walks every route of the running portal as each kind of visitor, and holds the answers against one table.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Every_route_stands_in_the_table_and_lets_in_whom_it_should()
    {
        await using var portal = await PortalUnderTest.Start();
        var routes = Routes(portal);
        Assert.Equal(Doors.Table.Select(door => door.Route).Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));

        var ada = await portal.FirstAdmin();
        await portal.Joined(ada, "max@example.com", Role.Manager);
        await portal.Joined(ada, "sam@example.com", Role.Staff);
        var wrong = new List<string>();
        foreach (var (visitor, email) in new[] { (Visitor.Nobody, null), (Visitor.Staff, "sam@example.com"), (Visitor.Manager, "max@example.com"), (Visitor.Admin, "ada@example.com") })
        {
            using var guest = new Guest(portal);
            if (email is not null) await guest.SignIn(email);
            foreach (var door in Doors.Table)
            {
                var found = await Knock(guest, door);
                if (found != door.For(visitor)) wrong.Add($"{door.Route} as {visitor}: {found}, and the table says {door.For(visitor)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Style sheets, scripts and pictures are many and alike: each must be open to everybody, and none of them is in the table.</summary>
    [Fact]
    public async Task Every_static_file_is_open_and_holds_nothing_that_is_not_public()
    {
        await using var portal = await PortalUnderTest.Start();
        using var guest = new Guest(portal);
        var files = Endpoints(portal).Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/{file.RoutePattern.RawText}");
            using var answer = await guest.Send(request);
            Assert.True(answer.IsSuccessStatusCode, $"{file.RoutePattern.RawText} answers {(int)answer.StatusCode}");
            Assert.Contains(Path.GetExtension(file.RoutePattern.RawText), (string?[])[".css", ".js", ".svg", ".gz", ".br"]);
        }
    }

    static IEnumerable<RouteEndpoint> Endpoints(PortalUnderTest portal) =>
        portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    static string[] Routes(PortalUnderTest portal) =>
    [
        .. Endpoints(portal)
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} {Pattern(endpoint)}"))
            .Distinct(),
    ];

    static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods.Where(method => method is not ("HEAD" or "OPTIONS")) : ["ANY"];

    static string Pattern(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    static async Task<Answer> Knock(Guest guest, Door door)
    {
        using var request = new HttpRequestMessage(door.Method, door.Path) { Headers = { { "Accept", "text/html" } } };
        using var answer = await guest.Send(request);
        return Doors.Read(answer);
    }
}
