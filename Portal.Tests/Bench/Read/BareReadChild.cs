using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Data.Reading;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web;

namespace Portal.Tests.Bench.Read;

/// <summary>
/// The ceiling of reading: Kestrel and nothing else, the same prepared queries over the same connections, and what they find written
/// as it stands. No key is checked, nothing is accounted for, and nobody is told how old it is.
/// </summary>
sealed class BareReadChild : IChildProcess
{
    const string ByKey = "SELECT u.id, u.body, u.origins FROM records r JOIN unified_members m ON m.record = r.id JOIN unified u ON u.id = m.unified WHERE r.stream = $1 AND r.key = $2 AND u.entity = $3",
        Pages = "SELECT u.id, u.body, u.origins, v.value FROM unified_values v JOIN unified u ON u.id = v.unified WHERE v.entity = $1 AND v.field = $2 AND v.value >= $3 ORDER BY v.value, v.unified LIMIT $4";

    public string Name => "bare-read";

    /// <param name="args">Settings of the store.</param>
    public async Task<int> Run(string[] args)
    {
        var options = PortalOptions.Read(new ConfigurationBuilder().AddCommandLine(args).Build());
        await using var services = new ServiceCollection().AddLogging().AddPortalEngine(options.ForEngine()).BuildServiceProvider();
        await using var sessions = new DataSessions(services.GetRequiredService<IDatabase>());
        var (stream, entity) = (await One(sessions, "SELECT id FROM streams"), await One(sessions, "SELECT id FROM entities"));

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        app.MapGet("/key", (RequestDelegate)(http => Answer(http, sessions, ByKey, [stream, Asked(http, "key"), entity], isPage: false)));
        app.MapGet("/page", (RequestDelegate)(http => Answer(http, sessions, Pages, [entity, "number", Asked(http, "from"), long.Parse(Asked(http, "limit"), CultureInfo.InvariantCulture)], isPage: true)));
        await app.StartAsync();
        Console.WriteLine($"listening {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    static async Task Answer(HttpContext http, DataSessions sessions, string sql, object[] parameters, bool isPage)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        if (isPage) body.Write("{\"records\":["u8);
        await using (var session = await sessions.Open(http.RequestAborted))
        {
            var isFirst = true;
            await session.Each(sql, parameters, row =>
            {
                if (!isFirst) body.Write(","u8);
                isFirst = false;
                body.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":{row.Number(0)},\"values\":")));
                body.Write(row.Bytes(1));
                body.Write("}"u8);
                return true;
            }, http.RequestAborted);
        }

        if (isPage) body.Write("]}"u8);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }

    static async Task<long> One(DataSessions sessions, string sql)
    {
        await using var session = await sessions.Open(default);
        var found = 0L;
        await session.Each(sql, [], row =>
        {
            found = row.Number(0);
            return false;
        }, default);
        return found;
    }

    static string Asked(HttpContext http, string name) => http.Request.Query[name][0]!;
}
