namespace Portal.Engine.Data.Asking;

/// <summary>How a field is compared. Only <see cref="IsNull"/> holds for a field without a value.</summary>
public enum FilterOp
{
    Is,

    /// <summary>It has another value.</summary>
    IsNot,

    Less,

    AtMost,

    More,

    AtLeast,

    In,

    BeginsWith,

    /// <summary>It is null, or nobody says anything of it.</summary>
    IsNull,
}
