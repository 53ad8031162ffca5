using System.Net;

namespace Portal.Engine.Connecting.Asking;

/// <summary>An answer as it came, so that the same question need not be asked again.</summary>
sealed record KeptAnswer(HttpStatusCode Status, Uri Address, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    public static KeptAnswer Of(HttpResponseMessage response, byte[] body) => new(
        response.StatusCode, response.RequestMessage!.RequestUri!,
        [.. response.Headers.NonValidated.Select(one => (one.Key, $"{one.Value}")), .. response.Content.Headers.NonValidated.Where(one => one.Key != "Content-Length").Select(one => (one.Key, $"{one.Value}"))],
        body);

    public HttpResponseMessage Response()
    {
        var response = new HttpResponseMessage(Status) { RequestMessage = new(HttpMethod.Get, Address), Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value)) response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
