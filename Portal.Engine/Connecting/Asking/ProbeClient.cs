using System.Net;
using System.Text;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Resilience;
using Portal.Engine.Resilience.Egress;
using Portal.Engine.Resilience.Pipelines;

namespace Portal.Engine.Connecting.Asking;

/// <summary>
/// The way to a source for somebody who tries something out: each request is made once and not again, so many at most, and
/// an answer that came is remembered, so that what was asked need not be asked twice.
/// </summary>
sealed class ProbeClient(ISourceClient inner, int most, Action<int>? told = null) : ISourceClient
{
    /// <summary>Somebody looks at it, so it is less than what is read in a run.</summary>
    public const int LongestAnswer = 32 * 1024 * 1024;

    const int MostKept = 64 * 1024 * 1024;

    readonly Dictionary<string, KeptAnswer> _kept = [];
    int _bytes;

    public string Name => inner.Name;

    public Uri Address => inner.Address;

    /// <summary>How many requests went out.</summary>
    public int Made { get; private set; }

    public int Left => most - Made;

    /// <summary>What the last refusal said; it may name the parameters that it knows.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The status of the last answer, good or not.</summary>
    public HttpStatusCode? Status { get; private set; }

    /// <summary>Where the last answer came from, after redirects.</summary>
    public Uri? From { get; private set; }

    public string? ContentType { get; private set; }

    public string Hide(string text) => inner.Hide(text);

    public Uri Plain(Uri address) => inner.Plain(address);

    public async Task<Outcome<T>> Send<T>(Call<T> call, CancellationToken stop)
    {
        var question = await Question(call, stop);
        if (_kept.TryGetValue(question, out var known))
        {
            using var again = known.Response();
            return await call.Read(again, stop);
        }

        if (Made >= most) return new EnoughAsked(most);
        Made++;
        told?.Invoke(Made);
        (Said, Status, From, ContentType) = ("", null, null, null);
        return await inner.Send(call with { Once = true, Read = (response, token) => Read(call, question, response, token), Explain = (response, failure, token) => Explain(call, response, failure, token) }, stop);
    }

    async Task<Outcome<T>> Read<T>(Call<T> call, string question, HttpResponseMessage response, CancellationToken stop)
    {
        Seen(response);
        var answer = KeptAnswer.Of(response, await Bounded(response, stop));
        using var again = answer.Response();
        var outcome = await call.Read(again, stop);
        if (outcome.Refusal is null && _bytes + answer.Body.Length <= MostKept)
        {
            _kept[question] = answer;
            _bytes += answer.Body.Length;
        }

        return outcome;
    }

    async Task<Failure> Explain<T>(Call<T> call, HttpResponseMessage response, Failure failure, CancellationToken stop)
    {
        Seen(response);
        Said = Hide(await AnswerReader.Beginning(response, stop));
        if (call.Explain is null) return failure;
        using var again = KeptAnswer.Of(response, Encoding.UTF8.GetBytes(Said)).Response();
        return await call.Explain(again, failure, stop);
    }

    void Seen(HttpResponseMessage response) =>
        (Status, From, ContentType) = (response.StatusCode, response.RequestMessage?.RequestUri, response.Content.Headers.ContentType?.MediaType);

    static async Task<byte[]> Bounded(HttpResponseMessage response, CancellationToken stop)
    {
        var (buffer, body) = (new byte[64 * 1024], new MemoryStream());
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        for (var read = await stream.ReadAsync(buffer, stop); read > 0; read = await stream.ReadAsync(buffer, stop))
        {
            if (body.Length + read > LongestAnswer) throw new EgressException(new ResponseTooLarge(Origin.Of(response.RequestMessage!.RequestUri!), LongestAnswer));
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    /// <summary>Two that are the same are one question.</summary>
    static async Task<string> Question<T>(Call<T> call, CancellationToken stop)
    {
        using var request = call.Request();
        var headers = string.Join('\n', request.Headers.NonValidated.Select(one => $"{one.Key}: {one.Value}"));
        return $"{request.Method} {request.RequestUri}\n{headers}\n{(request.Content is { } body ? await body.ReadAsStringAsync(stop) : "")}";
    }
}
