using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web;

namespace Portal.Tests.Web.Platform;

/// <summary>The real portal on a port of its own with an empty data folder. A request says who asks and from where.</summary>
sealed class RunningPortal : IAsyncDisposable
{
    readonly DirectoryInfo _folder;

    RunningPortal(PortalApplication application, DirectoryInfo folder)
    {
        (Application, _folder) = (application, folder);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = application.Address };
    }

    public PortalApplication Application { get; }

    public HttpClient Http { get; }

    public string DatabaseFile => Path.Combine(_folder.FullName, "portal.db");

    public static async Task<RunningPortal> Start(string[]? settings = null, Action<WebApplicationBuilder>? adjust = null)
    {
        var folder = Directory.CreateTempSubdirectory("portal-platform-");
        string[] args = ["--Portal:Listen=http://127.0.0.1:0", $"--Portal:DataFolder={folder.FullName}", .. settings ?? []];
        var application = PortalApplication.Build(args, builder =>
        {
            builder.Services.AddTransient<IStartupFilter, ClaimedAddress>();
            builder.Services.AddClaimedRole();
            adjust?.Invoke(builder);
        });
        await application.Start(TestContext.Current.CancellationToken);
        return new RunningPortal(application, folder);
    }

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, headers);

    public Task<HttpResponseMessage> Send(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Application.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
