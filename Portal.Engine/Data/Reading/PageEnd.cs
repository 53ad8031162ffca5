namespace Portal.Engine.Data.Reading;

/// <summary>Why a page ends where it does.</summary>
enum PageEnd
{
    /// <summary>There is nothing more.</summary>
    Over,

    /// <summary>It holds as many as were asked for, and there are more.</summary>
    Full,

    /// <summary>As many rows were looked at as may be.</summary>
    Cut,
}
