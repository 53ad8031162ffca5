using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Bench.Ceilings;
using Portal.Tests.Running;

namespace Portal.Tests.Bench.Pull;

/// <summary>
/// A local API that costs nearly nothing: its records lie ready as bytes. GET /V/FROM/TO?limit=&amp;cursor= pages through records
/// FROM to TO as of version V, a hundred at a time unless it is asked for others; in version 1 every tenth record says something else.
/// </summary>
sealed class PullApiChild : IChildProcess
{
    const int OneIn = 10, Usual = 100;

    public string Name => "pull-api";

    /// <param name="args">How many records it has, and the port, if it must be a certain one.</param>
    public async Task<int> Run(string[] args)
    {
        var (total, port) = (int.Parse(args[0], CultureInfo.InvariantCulture), args is [_, var told, ..] ? told : "0");
        var versions = new[] { Bytes(total, _ => 0), Bytes(total, i => i % OneIn == 0 ? 1 : 0) };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        app.MapGet("/{version:int}/{from:int}/{to:int}", (RequestDelegate)(http => Serve(http, versions)));
        await app.StartAsync();
        Console.WriteLine($"listening {app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    static async Task Serve(HttpContext http, (byte[] All, int[] Starts)[] versions)
    {
        var (all, starts) = versions[Number(http.Request.RouteValues["version"])];
        var (from, to) = (Number(http.Request.RouteValues["from"]), Number(http.Request.RouteValues["to"]));
        var start = http.Request.Query["cursor"] is [{ } cursor] ? Number(cursor) : from;
        var end = Math.Min(to, start + (http.Request.Query["limit"] is [{ } limit] ? Number(limit) : Usual));
        var head = Encoding.UTF8.GetBytes(end < to ? string.Create(CultureInfo.InvariantCulture, $$"""{"next":"{{end}}","data":[""") : """{"next":null,"data":[""");
        // Each record ends with its comma; that of the last is left out.
        var rows = end > start ? all.AsMemory(starts[start], starts[end] - starts[start] - 1) : default;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = head.Length + rows.Length + 2;
        await http.Response.Body.WriteAsync(head);
        await http.Response.Body.WriteAsync(rows);
        await http.Response.Body.WriteAsync("]}"u8.ToArray());
    }

    static (byte[] All, int[] Starts) Bytes(int total, Func<int, int> version)
    {
        var all = new MemoryStream(total * 530);
        var starts = new int[total + 1];
        for (var i = 0; i < total; i++)
        {
            all.Write(Encoding.UTF8.GetBytes(BenchRecords.Json(i, version(i))));
            all.WriteByte((byte)',');
            starts[i + 1] = (int)all.Length;
        }

        return (all.GetBuffer(), starts);
    }

    static int Number(object? text) => int.Parse(text!.ToString()!, CultureInfo.InvariantCulture);
}
