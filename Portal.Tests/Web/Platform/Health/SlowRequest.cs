using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Tests.Web.Platform.Health;

[assembly: HostingStartup(typeof(SlowRequest))]

namespace Portal.Tests.Web.Platform.Health;

/// <summary>A guest of the real process: a request that lasts as long as its body and then writes to the database.</summary>
sealed class SlowRequest : IHostingStartup, IStartupFilter
{
    public const string Path = "/slow";
    public const string Begun = "The slow request has begun.";
    public const string Written = "written";

    public void Configure(IWebHostBuilder builder)
    {
        if (PortalProcess.Guest == nameof(SlowRequest)) builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(Path, slow => slow.Run(Answer));
        next(app);
    };

    static async Task Answer(HttpContext http)
    {
        await Console.Out.WriteLineAsync(Begun);
        using var body = new StreamReader(http.Request.Body);
        await body.ReadToEndAsync(http.RequestAborted);
        var database = http.RequestServices.GetRequiredService<IDatabase>();
        await http.Response.WriteAsync(await database.Write(_ => Task.FromResult(Written), WritePriority.Person, http.RequestAborted));
    }
}
