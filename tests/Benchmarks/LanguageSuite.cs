using System.Diagnostics;
using System.Globalization;
using DiploMesh.Language.Pipeline;

namespace DiploMesh.Benchmarks;

/// <summary>From raw text to trees: speed on one and on two threads, allocation, loading, size, memory.</summary>
internal static class LanguageSuite
{
    private const int TextLength = 1 << 18;
    private const int LongTextLength = 1 << 20;
    private const int WarmUps = 2;
    private const int Rounds = 3;
    private const string LoadChild = "--load";
    private const string MemoryChild = "--memory";

    /// <summary>Runs the suite, or the part of it that a process of its own has to measure.</summary>
    /// <param name="args">Nothing, or which part.</param>
    /// <returns>Exit code.</returns>
    public static int Run(string[] args) => args switch
    {
        [] => Measure(),
        [LoadChild] => MeasureLoading(),
        [MemoryChild] => MeasureMemory(),
        _ => 2,
    };

    private static int Measure()
    {
        var text = SampleText.Make(TextLength);
        var sessions = new[] { new LanguageSession(LanguageModel.English), new LanguageSession(LanguageModel.English) };
        var tokens = 0;
        for (var i = 0; i < WarmUps; i++)
        {
            Parallel.ForEach(sessions, session => tokens = session.Analyze(text).Count);
        }

        // Side by side, because the machine may have other work; the best of a few rounds is nearest to what a quiet one gives.
        var (one, two, processor) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        var allocated = long.MaxValue;
        var onOne = () => { sessions[0].Analyze(text); };
        var onTwo = () => RunOnThreads(sessions, text);
        for (var i = 0; i < Rounds; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            one = Shorter(one, Time(onOne));
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - bytes);
            processor = Shorter(processor, Environment.CpuUsage.TotalTime - before);
            two = Shorter(two, Time(onTwo));
        }

        Print("text", $"{text.Length} characters, {tokens} tokens");
        Print("one thread", $"{tokens / one.TotalSeconds:F0} tokens/s ({tokens / processor.TotalSeconds:F0} per second of processor time)");
        Print("two threads", $"{2 * tokens / two.TotalSeconds:F0} tokens/s, {2 * one.TotalSeconds / two.TotalSeconds:F2} times as many as one");
        Print("allocated, steady state", $"{(double)allocated / tokens:F4} bytes per token ({allocated} bytes for the text)");
        Print("model", $"{ModelBytes()} bytes in the library");
        for (var i = 0; i < 3; i++)
        {
            Print("fresh process", RunChild(LoadChild));
        }

        Print("fresh process", RunChild(MemoryChild));
        return 0;
    }

    private static int MeasureLoading()
    {
        var atStart = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var model = LanguageModel.English;
        var processor = Environment.CpuUsage.TotalTime - atStart;
        var loaded = watch.Elapsed;
        var session = new LanguageSession(model);
        var ready = watch.Elapsed;
        session.Analyze("The ministers met in Port Valen on Monday, an official said.");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"model loaded after {loaded.TotalMilliseconds:F0} ms ({processor.TotalMilliseconds:F0} ms of processor time), session ready after {ready.TotalMilliseconds:F0} ms, first sentence parsed after {watch.Elapsed.TotalMilliseconds:F0} ms"));
        return 0;
    }

    private static int MeasureMemory()
    {
        var document = LanguagePipeline.English.Parse(SampleText.Make(LongTextLength));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak of {process.PeakWorkingSet64 / 1048576.0:F0} MiB after 1 MiB of text, {document.Count} tokens"));
        return 0;
    }

    private static long ModelBytes()
    {
        var assembly = typeof(LanguageModel).Assembly;
        return assembly.GetManifestResourceNames().Sum(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return stream.Length;
        });
    }

    private static string RunChild(string part)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["language", part]) { RedirectStandardOutput = true })!;
        var output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return output.Trim();
    }

    private static void RunOnThreads(LanguageSession[] sessions, string text)
    {
        var threads = Array.ConvertAll(sessions, session => new Thread(() => session.Analyze(text)));
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    private static TimeSpan Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static void Print(string what, string figure) => Console.WriteLine($"{what,-24} {figure}");
}
