import Foundation

/// Runs the steps of one connection, one after the other, on a thread that may block without holding up anything else.
final class OwnThread: TaskExecutor {
  private let queue = DispatchQueue(label: "command")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
