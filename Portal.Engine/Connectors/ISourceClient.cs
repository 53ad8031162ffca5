using Portal.Engine.Resilience.Pipelines;

namespace Portal.Engine.Connectors;

/// <summary>The way to one source. It adds the credential, which the connector never sees, and keeps retries, breaker and budget.</summary>
public interface ISourceClient
{
    /// <summary>What the source is called, for messages.</summary>
    string Name { get; }

    /// <summary>The address that paths follow, as it was entered.</summary>
    Uri Address { get; }

    /// <summary>The same as a folder: without the slash a relative path would replace its last part instead of following it.</summary>
    Uri Folder => FolderOf(Address);

    /// <summary>Words of the source as they may be shown: without the credential, which it may repeat.</summary>
    string Hide(string text);

    /// <summary>An address that the source told, as it may be kept: without the parameter that a credential goes into, which is put there anew each time.</summary>
    Uri Plain(Uri address) => address;

    Task<Outcome<T>> Send<T>(Call<T> call, CancellationToken stop);

    static Uri FolderOf(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri($"{address.AbsoluteUri}/");
}
