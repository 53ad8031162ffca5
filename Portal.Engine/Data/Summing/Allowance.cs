namespace Portal.Engine.Data.Summing;

/// <summary>How many different values are kept for one answer, over all its groups.</summary>
sealed class Allowance(int most)
{
    int _left = most;

    /// <summary>More was wanted than there was.</summary>
    public bool IsShort { get; private set; }

    public bool Take()
    {
        if (_left == 0)
        {
            IsShort = true;
            return false;
        }

        _left--;
        return true;
    }
}
