namespace Portal.Engine.Projection;

/// <summary>Why a record's value is not the unified one.</summary>
public enum LostBy
{
    /// <summary>It says the same.</summary>
    Agreeing,

    /// <summary>It has nothing there.</summary>
    SayingNothing,

    /// <summary>Another stream is believed before its own.</summary>
    Precedence,

    /// <summary>Another record says so since a later time.</summary>
    Age,

    /// <summary>Nothing else tells them apart, so the record that was known first counts.</summary>
    Order,
}
