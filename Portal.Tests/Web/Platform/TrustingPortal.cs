using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Running;

namespace Portal.Tests.Web.Platform;

/// <summary>A portal that takes a request's word for who asks (<see cref="ClaimedRole"/>) and from where (<see cref="ClaimedAddress"/>).</summary>
static class TrustingPortal
{
    const string Scheme = "Claimed";

    public static Task<PortalUnderTest> Start(string[]? settings = null, TimeProvider? clock = null, Action<WebApplicationBuilder>? adjust = null) =>
        PortalUnderTest.Start(clock: clock, settings: settings, adjust: builder =>
        {
            builder.Services.AddTransient<IStartupFilter, ClaimedAddress>();
            builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ClaimedRole>(Scheme, null);
            builder.Services.PostConfigure<AuthenticationOptions>(options => options.DefaultScheme = Scheme);
            adjust?.Invoke(builder);
        });

    public static Task<HttpResponseMessage> Get(this PortalUnderTest portal, string path, params (string Name, string Value)[] headers) =>
        portal.Send(HttpMethod.Get, path, headers);

    public static async Task<HttpResponseMessage> Send(this PortalUnderTest portal, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var client = portal.NewClient();
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
