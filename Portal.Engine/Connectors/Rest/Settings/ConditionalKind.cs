namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>When a source may answer that nothing changed (304), by ETag or Last-Modified.</summary>
public enum ConditionalKind
{
    Never,

    /// <summary>Where one answer is the whole pass.</summary>
    OnePage,

    /// <summary>Also where several are, because the first page changes whenever anything does: the newest stand on it.</summary>
    FirstPage,
}
