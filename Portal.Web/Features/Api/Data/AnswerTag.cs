using System.Buffers.Binary;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Features.Api.Data;

/// <summary>
/// The tag of an answer: two sums of its bytes, each by multiplications whose halves are folded. It tells answers apart, as one that
/// is cryptographic would, in a small part of the time; nobody is kept out by it.
/// </summary>
static class AnswerTag
{
    const ulong First = 0x9E3779B97F4A7C15, Second = 0xD1B54A32D192ED03, Third = 0xA0761D6478BD642F, Fourth = 0xE7037ED1A0B428DB;

    const int Step = 2 * sizeof(ulong);

    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> answer)
    {
        var (one, two) = ((ulong)answer.Length, ~(ulong)answer.Length);
        var rest = answer;
        for (; rest.Length >= Step; rest = rest[Step..]) Add(ref one, ref two, rest);
        Span<byte> last = stackalloc byte[Step];
        last.Clear();
        rest.CopyTo(last);
        Add(ref one, ref two, last);
        return new EntityTagHeaderValue($"\"{Fold(one ^ Third, First):x16}{Fold(two ^ Fourth, Second):x16}\"", isWeak: true);
    }

    static void Add(ref ulong one, ref ulong two, ReadOnlySpan<byte> step)
    {
        var (low, high) = (BinaryPrimitives.ReadUInt64LittleEndian(step), BinaryPrimitives.ReadUInt64LittleEndian(step[sizeof(ulong)..]));
        one = Fold(one ^ low ^ First, high ^ Second);
        two = Fold(two ^ high ^ Third, low ^ Fourth);
    }

    static ulong Fold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
