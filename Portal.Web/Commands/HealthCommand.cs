namespace Portal.Web.Commands;

/// <summary>For a container's health check, in an image that has no other program to ask with.</summary>
sealed class HealthCommand : ICommand
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public string Name => "health";

    public string Usage => "";

    public string Help => "Asks the portal that runs here with the same settings whether it is ready.";

    public async Task<int> Run(CommandCall call, CancellationToken stop)
    {
        var ready = new Uri(Listening.Reach(Listening.Addresses(call.Configuration, call.Options)), Urls.Ready);
        // It asks this machine alone, whose certificate is made out to the name that people use.
        using var handler = new HttpClientHandler { UseProxy = false, AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true };
        using var http = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(ready, stop);
            if (answer.IsSuccessStatusCode) return 0;
            await call.Errors.WriteLineAsync($"{ready} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await call.Errors.WriteLineAsync($"{ready} does not answer: {e.Message}");
        }

        return 1;
    }
}
