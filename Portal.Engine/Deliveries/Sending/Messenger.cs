using System.Net;
using System.Text;
using Portal.Engine.Deliveries.Rows;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;
using Portal.Engine.Secrets;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>Sends one message once, signed, through the guard. A redirect is an answer like any other.</summary>
sealed class Messenger(GuardedHttp http, TimeProvider clock)
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>Of an answer only its beginning is read, so its length is no matter.</summary>
    static readonly EgressLimits Limits = new(long.MaxValue, Timeout, Timeout);

    /// <summary>Its time limits are the guard's; nothing in it needs to be disposed.</summary>
    readonly Lazy<HttpClient> _client = new(() => new HttpClient(http.WithoutRedirects(Limits)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan });

    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> says so.</exception>
    public async Task<Sent> Send(Destination to, IReadOnlyList<Secret> secrets, string id, string body, CancellationToken stop)
    {
        var (at, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        try
        {
            using var request = Request(to, secrets, id, body, at);
            using var response = await _client.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            var answer = await AnswerText.Read(response.Content, secrets, stop);
            var (verdict, failure) = Judge(to.Origin, response.StatusCode);
            var notBefore = verdict == Verdict.Again ? AskedWait.Until(response, clock.GetUtcNow()) : null;
            return new Sent(verdict, at, clock.GetElapsedTime(began), response.StatusCode, failure, answer, notBefore);
        }
        catch (HttpRequestException e)
        {
            var verdict = EgressException.In(e) is { Refusal: AddressRefused or PortRefused or SchemeRefused or UserInfoRefused or HostMissing } ? Verdict.Never : Verdict.Again;
            return new Sent(verdict, at, clock.GetElapsedTime(began), Failure: AnswerText.Show(Answers.Of(to.Origin, e).Text, secrets, DeliveryAttempt.LongestFailure));
        }
    }

    static HttpRequestMessage Request(Destination to, IReadOnlyList<Secret> secrets, string id, string body, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds();
        return new HttpRequestMessage(HttpMethod.Post, to.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers =
            {
                { "webhook-id", id },
                { "webhook-timestamp", $"{seconds}" },
                { "webhook-signature", SigningSecret.Sign(secrets, id, seconds, body) },
                { "User-Agent", "Portal" },
            },
        };
    }

    static (Verdict Verdict, string? Failure) Judge(string origin, HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => (Verdict.Delivered, null),
        410 => (Verdict.Never, $"{origin} says that this address is gone for good (410). Give the address that takes its place."),
        >= 300 and < 400 => (Verdict.Again, $"{origin} sends elsewhere ({(int)status}), and a signed message goes nowhere but to the address that was given. Give the address that it ends at."),
        429 => (Verdict.Again, $"{origin} asks to be left alone for a while (429)."),
        408 or >= 500 => (Verdict.Again, $"{origin} is in trouble ({(int)status}). It is up to whoever runs it."),
        _ => (Verdict.Again, $"{origin} does not take the message ({(int)status}). Check the address, the signing secret, and what the receiver expects."),
    };
}
