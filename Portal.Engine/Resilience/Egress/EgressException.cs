namespace Portal.Engine.Resilience.Egress;

/// <summary>The guard said no. An exception, because it must reach through HttpClient; the refusal in it is what counts.</summary>
public sealed class EgressException(EgressRefusal refusal) : HttpRequestException(refusal.Message)
{
    public EgressRefusal Refusal { get; } = refusal;

    /// <summary>The refusal among what the framework wrapped around it.</summary>
    public static EgressException? In(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is EgressException found) return found;
        }

        return null;
    }
}
