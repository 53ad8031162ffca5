using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Extensions;

namespace Portal.Tests.Web.Platform;

/// <summary>Lets a request come from the address it names, as if its connection did, and shows what the portal made of it.</summary>
sealed class ClaimedAddress : IStartupFilter
{
    public const string Header = "Test-Address";
    public const string Seen = "Test-Seen";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            if (http.Request.Headers[Header] is [{ } address]) http.Connection.RemoteIpAddress = IPAddress.Parse(address);
            http.Response.OnStarting(() =>
            {
                http.Response.Headers[Seen] = $"{http.Connection.RemoteIpAddress} {http.Request.GetEncodedUrl()}";
                return Task.CompletedTask;
            });
            return rest(http);
        });
        next(app);
    };
}
