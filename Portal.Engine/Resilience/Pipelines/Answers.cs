using System.Net;
using Portal.Engine.Resilience.Egress;

namespace Portal.Engine.Resilience.Pipelines;

/// <summary>What a bad answer means: who must act, and in which words to say so.</summary>
public static class Answers
{
    /// <summary>Where a source that allows no more for now says how many calls it has left.</summary>
    static readonly string[] Left = ["X-RateLimit-Remaining", "X-Rate-Limit-Remaining", "RateLimit-Remaining"];

    /// <summary>Some sources say 403 where their limit is passed, and mean the credential no harm.</summary>
    public static bool IsLimit(HttpResponseMessage response) => response.StatusCode == HttpStatusCode.TooManyRequests
        || (response.StatusCode == HttpStatusCode.Forbidden && (response.Headers.NonValidated.Contains("Retry-After") || Left.Any(name => response.Headers.NonValidated.TryGetValues(name, out var values) && $"{values}".Trim() == "0")));

    public static Failure TooOften(string source, HttpStatusCode status) => new(Who.Nobody, $"{source} is asked more often than it allows ({(int)status}). It goes on by itself.", Status: status);

    /// <summary>What may be well at the next try.</summary>
    public static bool MayPass(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || ((int)status is >= 500 and <= 599 && status is not (HttpStatusCode.NotImplemented or HttpStatusCode.HttpVersionNotSupported));

    /// <summary>That the source is in trouble, which is what the breaker counts. One that says "too many" or "no" is well.</summary>
    public static bool IsTrouble(HttpStatusCode status) => MayPass(status) && status != HttpStatusCode.TooManyRequests;

    public static Failure Of(string source, HttpStatusCode status)
    {
        var code = (int)status;
        return status switch
        {
            HttpStatusCode.Unauthorized => Owner("does not accept the credential. Connect it again, or store a new one"),
            HttpStatusCode.Forbidden => Owner("does not let this credential read what is asked for. Give it the right to, or use another"),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Owner("has nothing at this address. Check the address in the settings"),
            HttpStatusCode.ProxyAuthenticationRequired => Owner("was not reached, because the proxy wants a password. An operator can correct Portal:Egress:Proxy"),
            HttpStatusCode.TooManyRequests => TooOften(source, status),
            HttpStatusCode.RequestTimeout => new(Who.Source, $"{source} gave up waiting for the request ({code}).", Status: status),
            _ when code is >= 300 and < 400 => Owner("sends elsewhere without saying where. Check the address in the settings"),
            _ when MayPass(status) => new(Who.Source, $"{source} is in trouble ({code}). It is up to whoever runs it.", Status: status),
            _ => Owner("does not understand what is asked. Check the settings"),
        };

        Failure Owner(string what) => new(Who.Owner, $"{source} {what} ({code}).", Status: status);
    }

    public static Failure Of(string source, HttpRequestException exception) => exception.HttpRequestError switch
    {
        _ when EgressException.In(exception) is { Refusal: var refusal } => new(refusal.Who, refusal.Message),
        HttpRequestError.NameResolutionError => new(Who.Source, $"{source} is not reached: the name service did not answer."),
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => new(Who.Source, $"{source} is not reached: it takes no connection."),
        HttpRequestError.SecureConnectionError => new(Who.Source, $"{source} is not reached: no secure connection (TLS 1.2 or later) came about."),
        _ => new(Who.Source, $"{source} broke off its answer."),
    };
}
