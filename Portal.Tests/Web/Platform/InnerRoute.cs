using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Portal.Tests.Web.Platform;

/// <summary>A route of the test's own, behind everything the portal puts in front of its pages.</summary>
sealed class InnerRoute(string path, RequestDelegate answer) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        app.Map(path, route => route.Run(answer));
    };
}
